package io.tidemark.testkit.poison.recipe;

import io.tidemark.log.topics.Topics;
import io.tidemark.testkit.poison.Ingredients;
import io.tidemark.testkit.poison.Poison;
import io.tidemark.testkit.poison.PoisonRecord;
import io.tidemark.testkit.poison.treatment.Buried;
import io.tidemark.testkit.poison.treatment.Decided;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Sound transactions in strange envelopes, which are decided once, and envelopes with nothing in them. */
public final class TransactionEnvelopes {

    private TransactionEnvelopes() {}

    public static List<Poison> all() {
        return List.of(
                poison(
                        "no-value",
                        kit -> PoisonRecord.of(Topics.TRANSACTIONS, kit.customer(), null, Buried.as("no_value"))),
                poison(
                        "no-key-no-value",
                        kit -> PoisonRecord.of(Topics.TRANSACTIONS, null, null, Buried.as("no_value"))),
                poison("no-key", kit -> sound(kit).keyed(null)),
                poison("empty-key", kit -> sound(kit).keyed(new byte[0])),
                poison("key-of-bytes", kit -> sound(kit).keyed(kit.bytes(16))),
                poison("wrong-partition", kit -> sound(kit).in(kit.random().nextInt(kit.partitions()))),
                Poison.of("key-is-the-transaction", Topics.TRANSACTIONS, TransactionEnvelopes::otherKeys),
                poison("headers", kit -> sound(kit)
                        .with("traceparent", "00-\u0000-\n".getBytes(StandardCharsets.UTF_8))
                        .with("traceparent", null)
                        .with("", kit.bytes(1_000))),
                poison("large-header", kit -> sound(kit).with("x".repeat(1_000), kit.bytes(100_000)))
                        .atMost(20),
                poison("time-of-the-record-0", kit -> sound(kit).at(0)),
                poison("time-of-the-record-far-ahead", kit -> sound(kit).at(Long.MAX_VALUE / 2)),
                poison("compressed-batch", kit -> sound(kit).compress()));
    }

    private static Poison poison(String name, java.util.function.Function<Ingredients, PoisonRecord> recipe) {
        return Poison.one(name, Topics.TRANSACTIONS, recipe);
    }

    private static PoisonRecord sound(Ingredients kit) {
        return PoisonRecord.of(
                Topics.TRANSACTIONS,
                kit.customer(),
                kit.encode(Topics.TRANSACTIONS, kit.transaction().build()),
                Decided.of(kit.id()));
    }

    /** One customer's transactions lie in all partitions. */
    private static List<PoisonRecord> otherKeys(Ingredients kit) {
        List<PoisonRecord> records = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String id = kit.id() + "-" + i;
            records.add(PoisonRecord.of(
                    Topics.TRANSACTIONS,
                    id,
                    kit.encode(
                            Topics.TRANSACTIONS,
                            kit.transaction().setTransactionId(id).build()),
                    Decided.of(id)));
        }
        return records;
    }
}
