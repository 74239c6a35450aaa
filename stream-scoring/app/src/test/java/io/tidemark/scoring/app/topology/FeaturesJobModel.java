package io.tidemark.scoring.app.topology;

import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.FeatureVector;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.Mark;
import io.tidemark.schemas.Transaction;
import io.tidemark.testkit.scoring.TestModels;
import io.tidemark.testkit.scoring.TestRecords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the features job does with the log of transactions, said slowly: the first of each id gets a vector, each other
 * a mark at its place, and what comes before a restart comes again. It reads the partitions in any order, and in
 * another one after a restart.
 */
final class FeaturesJobModel {

    /** The partitions of {@code transactions}. */
    final List<List<Transaction>> log = List.of(new ArrayList<>(), new ArrayList<>());

    /** What it wrote, in order. */
    final List<FeatureRecord> written = new ArrayList<>();

    private final int[] read = new int[2];
    private final Set<String> taken = new HashSet<>();
    private final Map<String, Long> numbers = new HashMap<>();
    private final int[] checkpoint = new int[2];
    private final Set<String> takenThen = new HashSet<>();
    private final Map<String, Long> numbersThen = new HashMap<>();

    /** Appends; gives the offset. */
    long send(int partition, Transaction transaction) {
        log.get(partition).add(transaction);
        return log.get(partition).size() - 1L;
    }

    /** Reads the next transaction of a partition, if there is one. */
    void step(int partition) {
        if (read[partition] == log.get(partition).size()) {
            return;
        }
        LogPosition origin = new LogPosition(partition, (long) read[partition]);
        Transaction transaction = log.get(partition).get(read[partition]++);
        written.add(
                taken.add(transaction.getTransactionId())
                        ? vector(transaction, origin)
                        : new FeatureRecord(
                                null,
                                null,
                                new Mark(
                                        origin,
                                        transaction.getTransactionId(),
                                        transaction.getCustomerId(),
                                        "duplicate")));
    }

    void checkpoint() {
        System.arraycopy(read, 0, checkpoint, 0, read.length);
        takenThen.clear();
        takenThen.addAll(taken);
        numbersThen.clear();
        numbersThen.putAll(numbers);
    }

    void restart() {
        System.arraycopy(checkpoint, 0, read, 0, read.length);
        taken.clear();
        taken.addAll(takenThen);
        numbers.clear();
        numbers.putAll(numbersThen);
    }

    private FeatureRecord vector(Transaction transaction, LogPosition origin) {
        long number = numbers.merge(transaction.getCustomerId(), 1L, Long::sum);
        FeatureVector vector = TestRecords.vector(
                transaction.getCustomerId(),
                origin.getPartition(),
                origin.getOffset(),
                TestModels.CATALOGUE_HASH,
                1.0,
                2.0,
                3.0);
        return TestRecords.of(FeatureVector.newBuilder(vector)
                .setTransaction(transaction)
                .setArrivalNumbers(Map.of("customer", number))
                .build());
    }
}
