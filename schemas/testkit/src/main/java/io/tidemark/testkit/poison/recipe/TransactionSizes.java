package io.tidemark.testkit.poison.recipe;

import io.tidemark.log.topics.Topics;
import io.tidemark.testkit.poison.Ingredients;
import io.tidemark.testkit.poison.Poison;
import io.tidemark.testkit.poison.PoisonRecord;
import io.tidemark.testkit.poison.treatment.Buried;
import io.tidemark.testkit.poison.treatment.Decided;
import io.tidemark.testkit.poison.treatment.Settled;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Too much of something, on the wire or unpacked. */
public final class TransactionSizes {

    private static final int LARGEST_MESSAGE = 1_048_400;
    private static final Buried OVERSIZED = Buried.as("oversized_record").unlessRefused();

    private TransactionSizes() {}

    public static List<Poison> all() {
        return List.of(
                poison("bomb-of-zeros", 8, kit -> bomb(kit, new byte[3 << 20])),
                poison(
                        "bomb-of-text",
                        8,
                        kit -> bomb(
                                kit, "poison ".repeat(500_000).getBytes(java.nio.charset.StandardCharsets.US_ASCII))),
                poison("bomb-of-30-megabytes", 2, kit -> bomb(kit, new byte[30 << 20])),
                poison("compressed-attribute", 8, kit -> attributes(kit, Map.of("note", "y".repeat(2 << 20)))
                        .compress()),
                poison("fills-the-message", 8, kit -> attributes(kit, Map.of("note", kit.text(LARGEST_MESSAGE - 200)))),
                poison("just-above-the-bound", 20, kit -> attributes(kit, Map.of("note", kit.text(256 << 10)))),
                poison("long-text", 20, kit -> attributes(kit, Map.of("note", kit.text(100_000)))
                        .must(Buried.as("oversized_text", "oversized_record"))),
                poison("many-attributes", 20, kit -> attributes(kit, many(5_000))
                        .must(Buried.as("too_many_attributes", "oversized_record"))),
                poison("some-attributes", 200, kit -> attributes(kit, many(20)).must(Decided.of(kit.id()))),
                poison("long-key", 20, kit -> attributes(kit, Map.of())
                        .keyed(kit.bytes(300_000))
                        .must(new Settled(kit.id()))),
                poison(
                        "oversized-transaction-id",
                        200,
                        kit -> PoisonRecord.of(
                                Topics.TRANSACTIONS,
                                kit.customer(),
                                kit.encode(
                                        Topics.TRANSACTIONS,
                                        kit.transaction()
                                                .setTransactionId(kit.text(1_001))
                                                .build()),
                                Buried.as("oversized_id"))),
                poison(
                        "oversized-customer-id",
                        200,
                        kit -> PoisonRecord.of(
                                Topics.TRANSACTIONS,
                                kit.customer(),
                                kit.encode(
                                        Topics.TRANSACTIONS,
                                        kit.transaction()
                                                .setCustomerId(kit.text(4_000))
                                                .build()),
                                Buried.as("oversized_id"))));
    }

    private static Poison poison(String name, int most, java.util.function.Function<Ingredients, PoisonRecord> recipe) {
        return Poison.one(name, Topics.TRANSACTIONS, recipe).atMost(most);
    }

    /** A few kilobytes on the wire. */
    private static PoisonRecord bomb(Ingredients kit, byte[] content) {
        return PoisonRecord.of(
                        Topics.TRANSACTIONS,
                        kit.customer(),
                        content,
                        Buried.as("oversized_record").unlessRefused())
                .compress();
    }

    private static PoisonRecord attributes(Ingredients kit, Map<String, String> attributes) {
        return PoisonRecord.of(
                Topics.TRANSACTIONS,
                kit.customer(),
                kit.encode(
                        Topics.TRANSACTIONS,
                        kit.transaction().setAttributes(attributes).build()),
                OVERSIZED);
    }

    private static Map<String, String> many(int count) {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < count; i++) {
            attributes.put("a" + i, "v" + i);
        }
        return attributes;
    }
}
