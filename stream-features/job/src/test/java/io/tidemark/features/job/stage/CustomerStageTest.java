package io.tidemark.features.job.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.job.Feed;
import io.tidemark.features.job.Log;
import io.tidemark.features.job.event.TransactionEvent;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.FeatureVector;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.Mark;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.TimeMode;
import io.tidemark.schemas.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CustomerStageTest {
    private static final int COUNT_1D = StageHarness.CATALOGUE.featureNames().indexOf("CUSTOMER_ID_NB_TX_1DAY_WINDOW");
    private static final int MEAN_1D =
            StageHarness.CATALOGUE.featureNames().indexOf("CUSTOMER_ID_AVG_AMOUNT_1DAY_WINDOW");
    private final Log log = new Log();

    @Test
    void aVectorWaitsForItsPredecessorThroughARestart() throws Exception {
        TransactionEvent first = passed("t1", 1, 0);
        TransactionEvent second = passed("t2", 2, 1);
        StageHarness<FeatureRecord> before = StageHarness.customer(false, null);
        before.send(second);
        assertThat(before.taken()).isEmpty();
        var state = before.snapshot(1);
        before.close();
        try (StageHarness<FeatureRecord> after = StageHarness.customer(false, state)) {
            after.send(first);
            assertThat(after.taken())
                    .extracting(record -> record.getVector().getTransaction().getTransactionId())
                    .containsExactly("t1", "t2");
        }
    }

    @Test
    void theCustomersHistoryFollowsTheLogEvenIfEventsOvertookEachOtherOnTheWay() throws Exception {
        try (StageHarness<FeatureRecord> stage = StageHarness.customer(false, null)) {
            stage.send(passed("t2", 2, 0));
            stage.send(passed("t1", 1, 10));
            assertThat(stage.taken())
                    .extracting(FeatureRecord::getVector)
                    .satisfiesExactly(
                            first -> {
                                assertThat(first.getValues().get(COUNT_1D)).isEqualTo(1.0);
                                assertThat(first.getLate()).isFalse();
                            },
                            second -> {
                                assertThat(second.getValues().get(COUNT_1D)).isEqualTo(1.0);
                                assertThat(second.getLate()).isTrue();
                            });
        }
    }

    @Test
    void theRefusedLeaveAMarkAtTheirPlaceAndNoTraceInTheHistory() throws Exception {
        TransactionEvent refused = passed("t1", 1, 0);
        refused.refuse("duplicate");
        try (StageHarness<FeatureRecord> stage = StageHarness.customer(false, null)) {
            stage.send(passed("t2", 2, 0));
            stage.send(refused);
            assertThat(stage.taken())
                    .satisfiesExactly(
                            mark -> {
                                assertThat(mark.getVector()).isNull();
                                assertThat(mark.getMark())
                                        .isEqualTo(new Mark(new LogPosition(0, 0L), "t1", "c1", "duplicate"));
                            },
                            vector -> {
                                assertThat(vector.getMark()).isNull();
                                assertThat(vector.getVector().getTransaction().getTransactionId())
                                        .isEqualTo("t2");
                                assertThat(vector.getVector().getValues().get(COUNT_1D))
                                        .isEqualTo(1.0);
                            });
        }
    }

    @Test
    void anAmountThatCannotBeAddedToTheOthersIsFlaggedAndEverythingElseOfItsVectorIsThere() throws Exception {
        try (StageHarness<FeatureRecord> stage = StageHarness.customer(false, null)) {
            stage.send(passed("t1", 1, 0));
            stage.send(passed("t2", 2, 1, new Money(100L, "USD")));
            stage.send(passed("t3", 3, 2, null));
            stage.send(passed("t4", 4, 3));
            assertThat(stage.taken())
                    .extracting(FeatureRecord::getVector)
                    .satisfiesExactly(
                            first -> assertValues(first, 1.0, 1.0, 1.0),
                            dollars -> assertValues(dollars, Double.NaN, 2.0, Double.NaN, "mixed_currency"),
                            nothing -> assertValues(nothing, Double.NaN, 3.0, Double.NaN, "missing_amount"),
                            last -> assertValues(last, 1.0, 4.0, 1.0));
            assertThat(stage.refused()).isEmpty();
        }
    }

    private static void assertValues(FeatureVector vector, double amount, double count, double mean, String... flags) {
        List<Double> values = vector.getValues();
        assertThat(List.of(values.get(0), values.get(COUNT_1D), values.get(MEAN_1D)))
                .containsExactly(amount, count, mean);
        assertThat(vector.getFlags()).containsExactly(flags);
    }

    @Test
    void inOrderedModeHistoryFollowsEventTimeAndEmissionFollowsTheLog() throws Exception {
        try (StageHarness<FeatureRecord> stage = StageHarness.customer(true, null)) {
            stage.send(passed("t1", 1, 10));
            stage.send(passed("t2", 2, 0));
            stage.watermark(Feed.START.plusSeconds(5).toEpochMilli());
            assertThat(stage.taken()).as("t1 stands before t2 in the log").isEmpty();
            stage.watermark(Feed.START.plusSeconds(20).toEpochMilli());
            assertThat(stage.taken())
                    .extracting(FeatureRecord::getVector)
                    .satisfiesExactly(
                            first -> {
                                assertThat(first.getTransaction().getTransactionId())
                                        .isEqualTo("t1");
                                assertThat(first.getValues().get(COUNT_1D)).isEqualTo(2.0);
                            },
                            second ->
                                    assertThat(second.getValues().get(COUNT_1D)).isEqualTo(1.0));
        }
    }

    @Test
    void aVectorSaysWhereItsTransactionStandsAndWhatItWasComputedBy() throws Exception {
        TransactionEvent event = passed("t1", 1, 0);
        event.begin(StageHarness.CATALOGUE.features().size(), 2);
        event.arrivals[1] = 7;
        event.labels[1] = 3;
        event.late = true;
        try (StageHarness<FeatureRecord> stage = StageHarness.customer(true, null)) {
            stage.send(event);
            stage.watermark(Long.MAX_VALUE);
            FeatureVector vector = stage.taken().get(0).getVector();
            assertThat(vector.getOrigin()).isEqualTo(new LogPosition(0, 0L));
            assertThat(vector.getLoggedAt()).isEqualTo(Instant.ofEpochMilli(1_600_000_000_000L));
            assertThat(vector.getCatalogueHash()).isEqualTo(StageHarness.CATALOGUE.hash());
            assertThat(vector.getArrivalNumbers()).isEqualTo(Map.of("customer", 1L, "terminal", 7L));
            assertThat(vector.getLabelNumbers()).isEqualTo(Map.of("terminal", 3L));
            assertThat(vector.getPartialHistory()).isEmpty();
            assertThat(vector.getTimeMode()).isEqualTo(TimeMode.ORDERED);
            assertThat(vector.getLate()).isTrue();
        }
    }

    @Test
    void aCustomerWhoseEventsNoLongerMatterIsForgottenAndServedWhenItComesBack() throws Exception {
        try (StageHarness<FeatureRecord> stage = StageHarness.customer(false, null)) {
            stage.send(passed("t1", 1, 0));
            TransactionEvent other = new TransactionEvent(
                    log.read(Feed.transaction("x", Feed.START.plus(Duration.ofDays(60)), "c2", "m1", 100))
                            .record(),
                    "c2",
                    Feed.START.plus(Duration.ofDays(60)).toEpochMilli(),
                    "c2");
            other.place = 1;
            stage.send(other);
            int before = stage.held();
            stage.processingTime(Duration.ofDays(32).toMillis());
            assertThat(stage.held()).isLessThan(before);
            stage.taken();
            stage.send(passed("t2", 2, Duration.ofDays(61).toSeconds()));
            assertThat(stage.taken()).singleElement().satisfies(record -> assertThat(
                            record.getVector().getValues().get(COUNT_1D))
                    .isEqualTo(1.0));
        }
    }

    private TransactionEvent passed(String id, long place, long second) {
        return passed(id, place, second, new Money(100L, "EUR"));
    }

    private TransactionEvent passed(String id, long place, long second, Money amount) {
        Transaction sent = Feed.transaction(id, Feed.START.plusSeconds(second), "c1", "m1", 100);
        TransactionEvent event =
                log.read(Transaction.newBuilder(sent).setAmount(amount).build());
        event.place = place;
        event.address("c1");
        return event;
    }
}
