package io.tidemark.features.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidemark.schemas.Money;
import io.tidemark.schemas.Transaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EntityStageTest {
    private static final int CUSTOMER_COUNT_1D =
            StageHarness.CATALOGUE.featureNames().indexOf("CUSTOMER_ID_NB_TX_1DAY_WINDOW");
    private final Log log = new Log();

    @Test
    void aTransactionSentTwiceIsDroppedAndTheNextOneFollowsInNumber() throws Exception {
        try (StageHarness<Event> stage = StageHarness.entity("customer", false, null)) {
            Transaction first = transaction("t1", 0, 100);
            stage.send(log.read(first));
            stage.send(log.read(first));
            stage.send(log.read(transaction("t2", 1, 100)));
            assertThat(stage.taken())
                    .extracting(event -> ((TransactionEvent) event).place, Event::time)
                    .containsExactly(
                            tuple(1L, Feed.START.toEpochMilli()), tuple(2L, Feed.START.toEpochMilli() + 1_000));
            assertThat(stage.refused()).isEmpty();
        }
    }

    @Test
    void aTransactionIdWithOtherContentIsRefusedWithItsBytesAndTakesNoNumber() throws Exception {
        try (StageHarness<Event> stage = StageHarness.entity("customer", false, null)) {
            stage.send(log.read(transaction("t1", 0, 100)));
            Transaction other = transaction("t1", 0, 101);
            stage.send(log.read(other));
            stage.send(log.read(transaction("t2", 1, 100)));
            assertThat(stage.taken())
                    .extracting(event -> ((TransactionEvent) event).place)
                    .containsExactly(1L, 2L);
            assertThat(stage.refused()).singleElement().satisfies(refused -> {
                assertThat(refused.cause()).isEqualTo("conflicting_duplicate");
                assertThat(refused.topic()).isEqualTo("transactions");
                assertThat(refused.record().offset()).isEqualTo(1L);
                assertThat(refused.record().value()).isEqualTo(PlainFormats.encode(other));
            });
        }
    }

    @Test
    void duplicatesAreKnownAfterARestart() throws Exception {
        Transaction sent = transaction("t1", 0, 100);
        StageHarness<Event> before = StageHarness.entity("customer", false, null);
        before.send(log.read(sent));
        var state = before.snapshot(1);
        before.close();
        try (StageHarness<Event> after = StageHarness.entity("customer", false, state)) {
            after.send(log.read(sent));
            after.send(log.read(transaction("t2", 1, 100)));
            assertThat(after.taken()).singleElement().satisfies(event -> {
                assertThat(((TransactionEvent) event).place).isEqualTo(2L);
                assertThat(((TransactionEvent) event).values[CUSTOMER_COUNT_1D]).isEqualTo(2.0);
            });
        }
    }

    @Test
    void aRefusedTransactionStillForwardsItsPlaceStraightToItsCustomer() throws Exception {
        try (StageHarness<Event> stage = StageHarness.entity("customer", false, null)) {
            stage.send(log.read(transaction("t1", 0, 100)));
            Transaction dollars = Transaction.newBuilder(transaction("t2", 1, 100))
                    .setAmount(new Money(100L, "USD"))
                    .build();
            stage.send(log.read(dollars));
            TransactionEvent place = (TransactionEvent) stage.taken().get(1);
            assertThat(place.place).isEqualTo(2L);
            assertThat(place.refused).isTrue();
            assertThat(place.key()).isEqualTo("c1");
            assertThat(stage.refused()).extracting(RefusedEvent::cause).containsExactly("mixed_currency");
        }
    }

    @Test
    void aLateTransactionIsAnsweredAsOfItsOwnTimeAndSaysSo() throws Exception {
        try (StageHarness<Event> stage = StageHarness.entity("customer", false, null)) {
            stage.send(log.read(transaction("t1", 0, 100)));
            stage.send(log.read(transaction("t3", 10, 100)));
            stage.send(log.read(transaction("t2", 5, 100)));
            TransactionEvent late = (TransactionEvent) stage.taken().get(2);
            assertThat(late.late).isTrue();
            assertThat(late.values[CUSTOMER_COUNT_1D]).isEqualTo(2.0);
            assertThat(late.arrivals[0]).isEqualTo(3L);
        }
    }

    @Test
    void inOrderedModeAnyOrderOfArrivalWithARestartInTheMiddleGivesTheEnginesFeatures() throws Exception {
        Feed feed = Feed.random(11, 400, 3, 4);
        Map<String, double[]> expected = feed.expectedVectors(StageHarness.CATALOGUE);
        for (int seed = 0; seed < 5; seed++) {
            List<Event> shuffled = new ArrayList<>(log.read(feed.events()));
            Collections.shuffle(shuffled, new Random(seed));
            List<Event> answers = new ArrayList<>();
            StageHarness<Event> stage = StageHarness.entity("customer", true, null);
            for (int i = 0; i < shuffled.size(); i++) {
                if (i == shuffled.size() / 2) {
                    var state = stage.snapshot(1);
                    stage.close();
                    stage = StageHarness.entity("customer", true, state);
                }
                Event event = shuffled.get(i);
                stage.send(
                        event instanceof LabelEvent label
                                ? label.addressedTo(label.label().getCustomerId())
                                : event);
            }
            assertThat(stage.taken()).as("before the watermark").isEmpty();
            long middle = shuffled.get(0).time();
            stage.watermark(middle);
            answers.addAll(stage.taken());
            assertThat(answers).allMatch(event -> event.time() <= middle);
            stage.watermark(Long.MAX_VALUE);
            answers.addAll(stage.taken());
            stage.close();
            assertThat(answers).hasSize(400);
            answers.forEach(answer -> assertCustomerFeatures((TransactionEvent) answer, expected));
        }
    }

    @Test
    void inOrderedModeWhatComesBehindTheWatermarkIsAnsweredAtOnce() throws Exception {
        try (StageHarness<Event> stage = StageHarness.entity("customer", true, null)) {
            stage.send(log.read(transaction("t2", 100, 100)));
            stage.watermark(Feed.START.plus(Duration.ofHours(1)).toEpochMilli());
            assertThat(stage.taken()).hasSize(1);
            stage.send(log.read(transaction("t1", 50, 100)));
            assertThat(stage.taken()).singleElement().satisfies(event -> assertThat(((TransactionEvent) event).late)
                    .isTrue());
        }
    }

    private static void assertCustomerFeatures(TransactionEvent answer, Map<String, double[]> expected) {
        double[] vector = expected.get(answer.transaction(new PlainFormats()).getTransactionId());
        double[] ofCustomer = vector.clone();
        for (int i = 0; i < vector.length; i++) {
            if (StageHarness.CATALOGUE.featureNames().get(i).startsWith("TERMINAL")) {
                ofCustomer[i] = Double.NaN;
            }
        }
        assertThat(Arrays.equals(answer.values, ofCustomer)).isTrue();
    }

    private static Transaction transaction(String id, long second, long cents) {
        return Feed.transaction(id, Feed.START.plusSeconds(second), "c1", "m1", cents);
    }
}
