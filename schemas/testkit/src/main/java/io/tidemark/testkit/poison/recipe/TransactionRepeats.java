package io.tidemark.testkit.poison.recipe;

import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Transaction;
import io.tidemark.testkit.poison.Ingredients;
import io.tidemark.testkit.poison.Poison;
import io.tidemark.testkit.poison.PoisonRecord;
import io.tidemark.testkit.poison.treatment.Buried;
import io.tidemark.testkit.poison.treatment.Decided;
import io.tidemark.testkit.poison.treatment.Treatment;
import java.util.ArrayList;
import java.util.List;

/** The same transaction again: as it was, otherwise, from elsewhere. Each id is decided once. */
public final class TransactionRepeats {

    private static final int BATCH = 8;
    private static final Buried CONFLICT = Buried.as("conflicting_duplicate");

    private TransactionRepeats() {}

    public static List<Poison> all() {
        return List.of(
                poison("sent-twice", kit -> twice(kit, 0)),
                poison("sent-ten-times", kit -> many(kit, 10)),
                poison("sent-twice-to-two-partitions", kit -> twice(kit, 1)),
                poison("resent-batch", TransactionRepeats::resentBatch),
                poison(
                        "other-amount",
                        kit -> conflict(
                                kit,
                                Transaction.newBuilder(sound(kit))
                                        .setAmount(new Money(99L, "EUR"))
                                        .build())),
                poison(
                        "other-time",
                        kit -> conflict(
                                kit,
                                Transaction.newBuilder(sound(kit))
                                        .setEventTime(kit.time().minusSeconds(3_600))
                                        .build())),
                poison(
                        "other-customer",
                        kit -> conflict(
                                kit,
                                Transaction.newBuilder(sound(kit))
                                        .setCustomerId(kit.customer() + "2")
                                        .build())));
    }

    private static Poison poison(String name, io.tidemark.testkit.poison.Recipe recipe) {
        return Poison.of(name, Topics.TRANSACTIONS, recipe);
    }

    /** @param apart how many partitions further the repetition goes */
    private static List<PoisonRecord> twice(Ingredients kit, int apart) {
        Transaction sound = sound(kit);
        int partition = kit.random().nextInt(kit.partitions());
        return List.of(
                record(kit, sound, Decided.of(kit.id())).in(partition),
                record(kit, sound, Decided.of(kit.id())).in((partition + apart) % kit.partitions()));
    }

    private static List<PoisonRecord> many(Ingredients kit, int times) {
        Transaction sound = sound(kit);
        List<PoisonRecord> records = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            records.add(record(kit, sound, Decided.of(kit.id())));
        }
        return records;
    }

    /** A producer that heard nothing sends all again: more than anybody remembers of a customer by heart. */
    private static List<PoisonRecord> resentBatch(Ingredients kit) {
        List<PoisonRecord> batch = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            String id = kit.id() + "-" + i;
            batch.add(record(kit, kit.transaction().setTransactionId(id).build(), Decided.of(id)));
        }
        batch.addAll(List.copyOf(batch));
        return batch;
    }

    /** In one partition, so that the first is the first for everybody. */
    private static List<PoisonRecord> conflict(Ingredients kit, Transaction other) {
        int partition = kit.random().nextInt(kit.partitions());
        Transaction first = Transaction.newBuilder(other)
                .setCustomerId(kit.customer())
                .setEventTime(kit.time())
                .setAmount(new Money(100L, "EUR"))
                .build();
        return List.of(
                record(kit, first, Decided.of(kit.id())).in(partition),
                record(kit, other, CONFLICT).in(partition));
    }

    private static Transaction sound(Ingredients kit) {
        return kit.transaction().build();
    }

    private static PoisonRecord record(Ingredients kit, Transaction transaction, Treatment treatment) {
        return PoisonRecord.of(
                Topics.TRANSACTIONS,
                transaction.getCustomerId(),
                kit.encode(Topics.TRANSACTIONS, transaction),
                treatment);
    }
}
