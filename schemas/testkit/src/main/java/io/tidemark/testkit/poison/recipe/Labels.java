package io.tidemark.testkit.poison.recipe;

import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.LabelType;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.Verdict;
import io.tidemark.testkit.poison.Ingredients;
import io.tidemark.testkit.poison.Poison;
import io.tidemark.testkit.poison.PoisonRecord;
import io.tidemark.testkit.poison.treatment.Buried;
import io.tidemark.testkit.poison.treatment.Decided;
import io.tidemark.testkit.poison.treatment.Taken;
import io.tidemark.testkit.poison.treatment.Treatment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Labels that cannot be meant, and labels that contradict each other, come for nobody, or take back what nobody said.
 */
public final class Labels {

    private static final Taken TAKEN = new Taken();
    private static final Buried NOT_AVRO = Buried.as("not_avro");

    private Labels() {}

    public static List<Poison> all() {
        List<Poison> all = new ArrayList<>(Undecodable.of(
                Topics.LABELS,
                kit -> label(kit).build(),
                NOT_AVRO,
                Buried.as("unknown_schema_id"),
                Buried.as("incompatible_schema")));
        all.addAll(List.of(
                Poison.one(
                        "label-no-value",
                        Topics.LABELS,
                        kit -> PoisonRecord.of(Topics.LABELS, kit.customer(), null, Buried.as("no_value", "not_avro"))),
                poison("label-missing-id", Buried.as("missing_id"), (kit, label) -> label.setTransactionId(" ")),
                poison(
                        "label-oversized-id",
                        Buried.as("oversized_id"),
                        (kit, label) -> label.setTransactionId(kit.text(2_000))),
                poison(
                        "label-oversized-terminal",
                        Buried.as("oversized_id"),
                        (kit, label) -> label.setTerminalId(kit.text(2_000))),
                poison(
                        "label-unknown-verdict",
                        Buried.as("unknown_verdict"),
                        (kit, label) -> label.setVerdict(Verdict.UNKNOWN)),
                poison(
                        "label-from-the-future",
                        Buried.as("absurd_observation_time"),
                        (kit, label) -> label.setObservedAt(kit.time().plus(Duration.ofDays(300)))),
                poison(
                        "label-of-year-9999",
                        Buried.as("absurd_observation_time"),
                        (kit, label) -> label.setObservedAt(Instant.parse("9999-01-01T00:00:00Z"))),
                poison(
                        "label-of-an-absurd-event",
                        Buried.as("absurd_event_time"),
                        (kit, label) -> label.setEventTime(Instant.ofEpochMilli(Long.MAX_VALUE))),
                poison("label-for-nothing", TAKEN, (kit, label) -> label.setCustomerId(null)
                        .setTerminalId(null)),
                poison("label-of-an-unknown-type", TAKEN, (kit, label) -> label.setType(LabelType.UNKNOWN)),
                poison("label-withdrawn-alone", TAKEN, (kit, label) -> label.setVerdict(Verdict.WITHDRAWN)),
                Poison.of("labels-that-contradict", Topics.LABELS, Labels::contradicting),
                Poison.of("label-before-its-transaction", Topics.LABELS, Labels::early),
                Poison.one(
                                "large-label",
                                Topics.LABELS,
                                kit -> record(
                                        kit,
                                        label(kit).setSource(kit.text(900_000)).build(),
                                        Buried.as("oversized_record", "oversized_text")))
                        .atMost(8),
                Poison.one("label-bomb", Topics.LABELS, kit -> PoisonRecord.of(
                                        Topics.LABELS,
                                        kit.customer(),
                                        new byte[3 << 20],
                                        Buried.as("oversized_record", "not_avro")
                                                .unlessRefused())
                                .compress())
                        .atMost(4)));
        return all;
    }

    private static List<PoisonRecord> contradicting(Ingredients kit) {
        List<PoisonRecord> records = new ArrayList<>();
        Transaction transaction = kit.transaction().build();
        records.add(transaction(kit, transaction));
        for (Verdict verdict :
                List.of(Verdict.FRAUD, Verdict.GENUINE, Verdict.WITHDRAWN, Verdict.FRAUD, Verdict.FRAUD)) {
            records.add(record(
                    kit,
                    label(kit)
                            .setVerdict(verdict)
                            .setEventTime(transaction.getEventTime())
                            .build(),
                    TAKEN));
        }
        return records;
    }

    private static List<PoisonRecord> early(Ingredients kit) {
        Transaction transaction = kit.transaction().build();
        return List.of(record(kit, label(kit).build(), TAKEN), transaction(kit, transaction));
    }

    private static PoisonRecord transaction(Ingredients kit, Transaction transaction) {
        return PoisonRecord.of(
                Topics.TRANSACTIONS,
                kit.customer(),
                kit.encode(Topics.TRANSACTIONS, transaction),
                Decided.of(kit.id()));
    }

    private static Poison poison(String name, Treatment treatment, BiConsumer<Ingredients, Label.Builder> spoil) {
        return Poison.one(name, Topics.LABELS, kit -> {
            Label.Builder builder = label(kit);
            spoil.accept(kit, builder);
            return record(kit, builder.build(), treatment);
        });
    }

    private static PoisonRecord record(Ingredients kit, Label label, Treatment treatment) {
        return PoisonRecord.of(Topics.LABELS, kit.customer(), kit.encode(Topics.LABELS, label), treatment);
    }

    private static Label.Builder label(Ingredients kit) {
        return Label.newBuilder()
                .setTransactionId(kit.id())
                .setVerdict(Verdict.FRAUD)
                .setType(LabelType.CHARGEBACK)
                .setObservedAt(kit.time())
                .setCustomerId(kit.customer())
                .setTerminalId("poisoned-x1")
                .setEventTime(kit.time().minusSeconds(60));
    }
}
