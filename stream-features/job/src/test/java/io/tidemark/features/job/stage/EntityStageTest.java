package io.tidemark.features.job.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.job.Feed;
import io.tidemark.features.job.Log;
import io.tidemark.features.job.backfill.PlainFormats;
import io.tidemark.features.job.event.Address;
import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.event.LabelEvent;
import io.tidemark.features.job.event.TransactionEvent;
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
    private static final long WEEK = Duration.ofDays(7).toSeconds();
    private static final int DELAYED_COUNT_1D =
            StageHarness.CATALOGUE.featureNames().indexOf("TERMINAL_ID_NB_TX_1DAY_WINDOW");
    private final Log log = new Log();

    @Test
    void aRefusedTransactionGoesStraightToItsCustomerAndLeavesNoTrace() throws Exception {
        try (StageHarness<Event> stage = StageHarness.entity("terminal", false, null)) {
            TransactionEvent refused = passing(transaction("t1", 0, 100));
            refused.refuse("duplicate");
            stage.send(refused);
            assertThat(stage.taken()).extracting(Event::key).containsExactly("c1");
            assertThat(stage.held()).isZero();
        }
    }

    @Test
    void aLateTransactionIsAnsweredAsOfItsOwnTimeAndSaysSo() throws Exception {
        try (StageHarness<Event> stage = StageHarness.entity("terminal", false, null)) {
            stage.send(passing(transaction("t1", 0, 100)));
            stage.send(passing(transaction("t2", 7, 100)));
            stage.send(passing(transaction("t4", WEEK + 10, 100)));
            stage.send(passing(transaction("t3", WEEK + 5, 100)));
            TransactionEvent late = (TransactionEvent) stage.taken().get(3);
            assertThat(late.late).isTrue();
            assertThat(late.values[DELAYED_COUNT_1D]).isEqualTo(1.0);
            assertThat(late.arrivals[1]).isEqualTo(4L);
        }
    }

    @Test
    void whatHasNoSuchEntityPassesThroughUnanswered() throws Exception {
        try (StageHarness<Event> stage = StageHarness.entity("terminal", false, null)) {
            TransactionEvent event = log.read(transaction("t1", 0, 100));
            event.address(Address.nowhere("c1"));
            stage.send(event);
            assertThat(stage.taken()).extracting(Event::key).containsExactly("c1");
            assertThat(stage.held()).isZero();
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
            StageHarness<Event> stage = StageHarness.entity("terminal", true, null);
            for (int i = 0; i < shuffled.size(); i++) {
                if (i == shuffled.size() / 2) {
                    var state = stage.snapshot(1);
                    stage.close();
                    stage = StageHarness.entity("terminal", true, state);
                }
                Event event = shuffled.get(i);
                stage.send(
                        event instanceof LabelEvent label
                                ? label.addressedTo(
                                        "terminal",
                                        label.label().getTerminalId(),
                                        label.time(),
                                        label.label().getEventTime().toEpochMilli())
                                : passing((TransactionEvent) event));
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
            answers.forEach(answer -> assertTerminalFeatures((TransactionEvent) answer, expected));
        }
    }

    @Test
    void inOrderedModeWhatComesBehindTheWatermarkIsAnsweredAtOnce() throws Exception {
        try (StageHarness<Event> stage = StageHarness.entity("terminal", true, null)) {
            stage.send(passing(transaction("t2", 100, 100)));
            stage.watermark(Feed.START.plus(Duration.ofHours(1)).toEpochMilli());
            assertThat(stage.taken()).hasSize(1);
            stage.send(passing(transaction("t1", 50, 100)));
            assertThat(stage.taken()).singleElement().satisfies(event -> assertThat(((TransactionEvent) event).late)
                    .isTrue());
        }
    }

    private static void assertTerminalFeatures(TransactionEvent answer, Map<String, double[]> expected) {
        double[] vector = expected.get(answer.transaction(new PlainFormats()).getTransactionId());
        double[] ofTerminal = vector.clone();
        for (int i = 0; i < vector.length; i++) {
            if (StageHarness.CATALOGUE.featureNames().get(i).startsWith("CUSTOMER")) {
                ofTerminal[i] = Double.NaN;
            }
        }
        assertThat(Arrays.equals(answer.values, ofTerminal)).isTrue();
    }

    private TransactionEvent passing(Transaction transaction) {
        return passing(log.read(transaction));
    }

    private static TransactionEvent passing(TransactionEvent event) {
        event.address(event.transaction(new PlainFormats()).getTerminalId());
        event.place = event.record().offset() + 1;
        return event;
    }

    private static Transaction transaction(String id, long second, long cents) {
        return Feed.transaction(id, Feed.START.plusSeconds(second), "c1", "m1", cents);
    }
}
