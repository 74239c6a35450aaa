package io.tidemark.drift.job.count;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.drift.job.log.Models;
import io.tidemark.drift.job.log.Outcome;
import io.tidemark.drift.job.log.PublishedModel;
import io.tidemark.drift.job.log.ScoredEvent;
import io.tidemark.drift.stats.profile.Binning;
import io.tidemark.drift.stats.profile.ReferenceProfile;
import io.tidemark.schemas.Decision;
import java.time.Duration;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class BinningStageTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final ReferenceProfile PROFILE = Models.profile();
    private static final int DECLINED = Outcome.of(Decision.DECLINE, true);

    @Test
    void scoresThatAreAheadOfTheirProfileWaitAndTimeWaitsWithThem() throws Exception {
        try (Harness stage = new Harness(null)) {
            stage.scored("m1", 1_000);
            stage.watermark(5_000);
            assertThat(stage.output()).isEmpty();

            stage.model(Models.published("m1", PROFILE));
            assertThat(stage.output()).containsExactly("m1 at 1000", "time 5000");
        }
    }

    @Test
    void aWaitForOneModelHoldsUpNoEventOfAnother() throws Exception {
        try (Harness stage = new Harness(null)) {
            stage.model(Models.published("m1", PROFILE));
            stage.scored("m2", 1_000);
            stage.scored("m1", 2_000);
            stage.watermark(3_000);
            assertThat(stage.output()).containsExactly("m1 at 2000");

            stage.model(Models.published("m2", PROFILE));
            assertThat(stage.output()).containsExactly("m1 at 2000", "m2 at 1000", "time 3000");
        }
    }

    @Test
    void whileScoresWaitTheSubtaskIsNotIdleOrOthersWouldPassThem() throws Exception {
        try (Harness stage = new Harness(null)) {
            stage.scored("m1", 1_000);
            stage.idle();
            assertThat(stage.output()).isEmpty();
            stage.model(Models.published("m1", PROFILE));
            assertThat(stage.output()).containsExactly("m1 at 1000", "idle");
        }
    }

    @Test
    void silenceOfTheScoresDoesNotLetTheModelsRunTimeToItsEnd() throws Exception {
        try (Harness stage = new Harness(null)) {
            stage.model(Models.published("m1", PROFILE));
            stage.harness.processWatermark2(Watermark.MAX_WATERMARK);
            stage.watermark(5_000);
            stage.idle();
            assertThat(stage.output()).containsExactly("time 5000", "idle");
        }
    }

    @Test
    void aProfileThatNeverComesEndsTheWait() throws Exception {
        try (Harness stage = new Harness(null)) {
            stage.scored("m1", 1_000);
            stage.watermark(5_000);
            stage.harness.setProcessingTime(PATIENCE.toMillis());
            assertThat(stage.output()).containsExactly("time 5000");

            stage.scored("m1", 6_000);
            stage.watermark(7_000);
            assertThat(stage.output()).containsExactly("time 5000", "time 7000");

            stage.model(Models.published("m1", PROFILE));
            stage.scored("m1", 8_000);
            assertThat(stage.output()).endsWith("m1 at 8000");
        }
    }

    @Test
    void aModelWithoutProfileIsNotWaitedFor() throws Exception {
        try (Harness stage = new Harness(null)) {
            stage.scored("m1", 1_000);
            stage.model(Models.withoutProfile("m1"));
            stage.scored("m1", 2_000);
            stage.watermark(3_000);
            assertThat(stage.output()).containsExactly("time 3000");
        }
    }

    @Test
    void waitingScoresSurviveARestart() throws Exception {
        OperatorSubtaskState state;
        try (Harness stage = new Harness(null)) {
            stage.scored("m1", 1_000);
            state = stage.harness.snapshot(1, 1);
        }
        try (Harness stage = new Harness(state)) {
            stage.watermark(5_000);
            stage.model(Models.published("m1", PROFILE));
            assertThat(stage.output()).containsExactly("m1 at 1000", "time 5000");
        }
    }

    @Test
    void theFirstProfileOfAVersionHolds() throws Exception {
        try (Harness stage = new Harness(null)) {
            stage.model(Models.published("m1", PROFILE));
            stage.model(Models.withoutProfile("m1"));
            stage.scored("m1", 1_000);
            assertThat(stage.output()).containsExactly("m1 at 1000");
        }
    }

    @Test
    void aVectorOfAnotherLengthStopsNothing() throws Exception {
        try (Harness stage = new Harness(null)) {
            stage.model(Models.published("m1", PROFILE));
            stage.harness.processElement1(new StreamRecord<>(scored("m1", 1, new double[] {1, 2, 3, 4})));
            stage.scored("m1", 2);
            assertThat(stage.output()).containsExactly("m1 at 2");
        }
    }

    @Test
    void anEventRaisesTheCountsOfItsBins() throws Exception {
        try (Harness stage = new Harness(null)) {
            stage.model(Models.published("m1", PROFILE));
            stage.scored("m1", 1);
            BinnedEvent binned = stage.harness.extractOutputValues().get(1);
            Binning binning = new Binning(PROFILE);
            assertThat(binned.size()).isEqualTo(binning.size() + Outcome.COUNTS);
            assertThat(binned.raised())
                    .containsExactly(
                            Outcome.append(binning.slots(new double[] {0.3, 1, 0.5}, true), binning.size(), DECLINED));
            assertThat(binned.segments()).containsExactly("food");
        }
    }

    @Test
    void whatNoModelScoredGoesOnAsTrafficAndWaitsForNothing() throws Exception {
        try (Harness stage = new Harness(null)) {
            stage.scored(ScoredEvent.NO_MODEL, 1_000);
            assertThat(stage.output()).containsExactly(" at 1000");
        }
    }

    @Test
    void everyModelIsAnnouncedOnceAndAgainAfterARestart() throws Exception {
        OperatorSubtaskState state;
        try (Harness stage = new Harness(null)) {
            stage.model(Models.published("m1", PROFILE));
            stage.model(Models.published("m1", PROFILE));
            assertThat(stage.announced()).containsExactly("m1");
            state = stage.harness.snapshot(1, 1);
        }
        try (Harness stage = new Harness(state)) {
            assertThat(stage.announced()).containsExactly("m1");
        }
    }

    private static ScoredEvent scored(String version, long time, double[] values) {
        return new ScoredEvent(version, time, values, DECLINED, new String[] {"food"});
    }

    private static final class Harness implements AutoCloseable {
        private final TwoInputStreamOperatorTestHarness<ScoredEvent, PublishedModel, BinnedEvent> harness;

        Harness(OperatorSubtaskState state) throws Exception {
            harness = new TwoInputStreamOperatorTestHarness<>(new BinningStage(PATIENCE));
            if (state != null) {
                harness.initializeState(state);
            }
            harness.open();
        }

        /** The record's own timestamp is another than the event time, as a topic's is. */
        void scored(String version, long time) throws Exception {
            harness.processElement1(
                    new StreamRecord<>(BinningStageTest.scored(version, time, new double[] {0.3, 1, 0.5}), time));
        }

        void model(PublishedModel model) throws Exception {
            harness.processElement2(new StreamRecord<>(model, 1_700_000_000_000L));
        }

        void watermark(long time) throws Exception {
            harness.processWatermark1(new Watermark(time));
        }

        void idle() throws Exception {
            harness.processWatermarkStatus1(WatermarkStatus.IDLE);
        }

        List<String> output() {
            return harness.getOutput().stream()
                    .map(Harness::text)
                    .filter(text -> !text.startsWith("announced"))
                    .toList();
        }

        List<String> announced() {
            return harness.extractOutputValues().stream()
                    .filter(binned -> binned.isAnnouncement())
                    .map(binned -> binned.model())
                    .toList();
        }

        @SuppressWarnings("unchecked")
        private static String text(Object element) {
            if (element instanceof Watermark mark) {
                return "time " + mark.getTimestamp();
            }
            if (element instanceof WatermarkStatus status) {
                return status.isIdle() ? "idle" : "active";
            }
            StreamRecord<BinnedEvent> record = (StreamRecord<BinnedEvent>) element;
            return record.getValue().isAnnouncement()
                    ? "announced " + record.getValue().model()
                    : record.getValue().model() + " at " + record.getTimestamp();
        }

        @Override
        public void close() throws Exception {
            harness.close();
        }
    }
}
