package io.tidemark.scoring.app.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.FeatureVector;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.Mark;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.SupersededVector;
import io.tidemark.schemas.Transaction;
import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.testkit.scoring.TestModels;
import io.tidemark.testkit.scoring.TestRecords;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TransactionWatchTest {

    private static final Duration TIMEOUT = Duration.ofMillis(200);
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(1);
    private static final LoadedModel A = TestModels.loaded("a");
    private Instant now = TopologyRig.NOW;

    @Test
    void twentyTransactionsThatAreSentAgainWhileTheFeaturesJobIsDownAreDecidedOnceEach() {
        try (TopologyRig rig = rig(1)) {
            List<Transaction> sent = transactions(0, 20);
            sent.forEach(rig::transaction);
            pass(rig, LONG_ENOUGH);
            assertThat(rig.scores()).hasSize(20);
            sent.forEach(rig::transaction);
            pass(rig, LONG_ENOUGH);
            assertThat(rig.scores()).isEmpty();
            assertThat(rig.meters.unwatched).hasSize(20).contains("repeated");
        }
    }

    @Test
    void twentyTransactionsThatWereDecidedByTheirVectorsAreNotDecidedAgainWhenTheyAreSentAgainInAnOutage() {
        try (TopologyRig rig = rig(1)) {
            List<Transaction> sent = transactions(0, 20);
            for (int i = 0; i < 20; i++) {
                rig.transaction(sent.get(i)).send(vector(sent.get(i), 0, i));
            }
            assertThat(rig.scores()).hasSize(20);
            sent.forEach(rig::transaction);
            rig.transaction(transactions(20, 1).get(0));
            pass(rig, LONG_ENOUGH);
            assertThat(rig.scores())
                    .extracting(score -> score.getTransaction().getTransactionId())
                    .containsExactly("t-0-20");
        }
    }

    @Test
    void aMarkSaysThatNoVectorComesSoNothingIsDecided() {
        try (TopologyRig rig = rig(1)) {
            List<Transaction> sent = transactions(0, 20);
            for (int i = 0; i < 20; i++) {
                rig.transaction(sent.get(i)).send(vector(sent.get(i), 0, i));
            }
            rig.scores();
            for (int i = 0; i < 20; i++) {
                rig.transaction(sent.get(i)).send(mark(sent.get(i), 0, 20 + i));
            }
            pass(rig, LONG_ENOUGH);
            assertThat(rig.scores()).isEmpty();
            assertThat(rig.deadLetters()).isEmpty();
            assertThat(rig.meters.unwatched).isEmpty();
            // Computed again in another order, the vector comes where the mark was before.
            rig.send(vector(sent.get(3), 0, 23));
            assertThat(rig.scores()).isEmpty();
            assertThat(rig.meters.duplicates).isEqualTo(1);
        }
    }

    @Test
    void aTransactionIsWatchedWhereItsCustomersVectorsComeWhateverItsKeyIs() {
        try (TopologyRig rig = rig(4)) {
            List<Transaction> sent = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                sent.add(TestRecords.transaction("customer-" + i, 0, i, new Money(2_000L, "EUR")));
            }
            sent.forEach(rig::transaction);
            pass(rig, LONG_ENOUGH);
            List<Score> decided = rig.scores();
            assertThat(decided).hasSizeBetween(1, 39).allSatisfy(score -> {
                byte[] customer = score.getTransaction().getCustomerId().getBytes();
                assertThat(org.apache.kafka.common.utils.Utils.toPositive(
                                        org.apache.kafka.common.utils.Utils.murmur2(customer))
                                % 4)
                        .isZero();
            });
            assertThat(rig.meters.unwatched).hasSize(40 - decided.size()).containsOnly("other_partition");
        }
    }

    @Test
    void aVectorOfAnotherPartitionsTransactionIsNotTakenForThatOfTheSameOffsetHere() {
        try (TopologyRig rig = rig(1)) {
            rig.transaction(transactions(0, 1).get(0)).send(TestRecords.vector("other", 3, 0));
            assertThat(rig.scores()).hasSize(1);
            pass(rig, LONG_ENOUGH);
            assertThat(rig.scores())
                    .extracting(score -> score.getTransaction().getCustomerId())
                    .containsExactly("c");
            rig.send(TestRecords.vector("another", 3, 1));
            assertThat(rig.scores()).hasSize(1);
        }
    }

    @Test
    void whatTheWatchPassedWithoutDecidingItIsSupersededUndecidedAndNoDuplicate() {
        try (TopologyRig rig = rig(1)) {
            List<Transaction> sent = transactions(0, 3);
            // The watch was off while the first two were sent, and no vectors had come of them.
            rig.skipTransactions(2).transaction(sent.get(2));
            pass(rig, LONG_ENOUGH);
            assertThat(rig.scores()).hasSize(1);
            for (int i = 0; i < 3; i++) {
                rig.send(vector(sent.get(i), 0, i), vector(sent.get(i), 0, i));
            }
            assertThat(rig.scores()).isEmpty();
            assertThat(rig.superseded())
                    .extracting(SupersededVector::getDecided)
                    .containsExactly(false, false, true);
            assertThat(rig.meters.duplicates).isEqualTo(3);
        }
    }

    @Test
    void whatWasLeftToItsVectorIsDecidedByItThoughALaterOneOfItsCustomerWasDecidedBefore() {
        try (TopologyRig rig = rig(1)) {
            // More than are remembered, so that what is no newer than the first may repeat one of them.
            List<Transaction> sent = new ArrayList<>(transactions(10, 20));
            Transaction late = transactions(5, 1).get(0);
            sent.add(late);
            sent.addAll(transactions(30, 1));
            sent.forEach(rig::transaction);
            pass(rig, LONG_ENOUGH);
            assertThat(rig.scores()).hasSize(21);
            assertThat(rig.meters.unwatched).containsExactly("forgotten");
            for (int i = 0; i < sent.size(); i++) {
                rig.send(vector(sent.get(i), 0, i), vector(sent.get(i), 0, i));
            }
            assertThat(rig.scores())
                    .extracting(score -> score.getTransaction().getTransactionId())
                    .containsExactly(late.getTransactionId());
            assertThat(rig.superseded()).hasSize(21).allMatch(SupersededVector::getDecided);
            assertThat(rig.meters.duplicates).isEqualTo(22);
        }
    }

    @Test
    void whatTheFeaturesJobWouldRefuseIsNotDecidedEither() {
        try (TopologyRig rig = rig(1)) {
            Transaction sound = TestRecords.transaction("c", 0, 0, new Money(2_000L, "EUR"));
            Transaction large = Transaction.newBuilder(sound)
                    .setAttributes(Map.of("long", "x".repeat(300_000)))
                    .build();
            rig.transaction(large)
                    .transaction(Transaction.newBuilder(large)
                            .setAttributes(Map.of("long", "x".repeat(20_000)))
                            .build());
            assertThat(rig.meters.unwatched).containsExactly("oversized_record");
            rig.meters.unwatched.clear();
            rig.transaction(Transaction.newBuilder(sound)
                            .setEventTime(Instant.parse("9999-01-01T00:00:00Z"))
                            .build())
                    .transaction(
                            Transaction.newBuilder(sound).setCustomerId(" ").build());
            pass(rig, LONG_ENOUGH);
            assertThat(rig.scores()).isEmpty();
            assertThat(rig.meters.unwatched).containsExactly("oversized_text", "absurd_event_time", "missing_id");
        }
    }

    private TopologyRig rig(int partitions) {
        return new TopologyRig(new HeldModels(), () -> now, TIMEOUT, partitions);
    }

    private void pass(TopologyRig rig, Duration time) {
        now = now.plus(time);
        rig.pass(time);
    }

    private static List<Transaction> transactions(int from, int count) {
        List<Transaction> transactions = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            Transaction one = TestRecords.transaction("c", 0, i, new Money(2_000L, "EUR"));
            transactions.add(Transaction.newBuilder(one)
                    .setEventTime(one.getEventTime().plusSeconds(i))
                    .build());
        }
        return transactions;
    }

    private static FeatureRecord vector(Transaction transaction, int partition, long offset) {
        FeatureVector vector = TestRecords.vector(
                transaction.getCustomerId(), partition, offset, TestModels.CATALOGUE_HASH, 1.0, 2.0, 3.0);
        return TestRecords.of(
                FeatureVector.newBuilder(vector).setTransaction(transaction).build());
    }

    private static FeatureRecord mark(Transaction transaction, int partition, long offset) {
        LogPosition origin = new LogPosition(partition, offset);
        return new FeatureRecord(
                null, null, new Mark(origin, transaction.getTransactionId(), transaction.getCustomerId(), "duplicate"));
    }
}
