package io.tidemark.drift.job.count;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.drift.job.log.Outcome;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WindowsStageTest {
    private static final long WINDOW = 1_000;
    private static final long GRACE = 100;
    private static final long ALL_MODELLED = 0;

    private KeyedOneInputStreamOperatorTestHarness<String, WindowPart, ModelWindow> stage;

    @BeforeEach
    void open() throws Exception {
        stage = harness();
        stage.open();
    }

    @AfterEach
    void close() throws Exception {
        stage.close();
    }

    @Test
    void partsAddUpAndAWindowIsClosedWhenEventTimeHasPassedIt() throws Exception {
        events(0, 3);
        events(0, 4);
        events(1, 5);
        time(0.9);
        assertThat(windows()).isEmpty();
        time(1);
        assertThat(windows()).containsExactly("0: 7 events");
        time(2);
        assertThat(windows()).containsExactly("0: 7 events", "1: 5 events");
    }

    @Test
    void valuesBeyondTheMostFrequentArePooledWhenTheWindowIsClosed() throws Exception {
        events(0, 10);
        stage.processElement(new StreamRecord<>(new WindowPart(
                "m1", 0L, "country", Map.of("DE", counts(4), "FR", counts(3), "IT", counts(2), "ES", counts(1)))));
        time(1);
        Map<String, long[]> countries =
                stage.extractOutputValues().get(0).counts().get("country");
        assertThat(countries).containsOnlyKeys("DE", "FR", "(others)");
        assertThat(Outcome.events(countries.get("(others)"))).isEqualTo(3);
    }

    @Test
    void windowsWithoutEventsBetweenOthersAreClosedTooEachByItself() throws Exception {
        events(0, 3);
        time(1);
        events(3, 3);
        time(4);
        assertThat(windows()).containsExactly("0: 3 events", "1: silent", "2: silent", "3: 3 events");
    }

    @Test
    void aModelThatOthersHaveReplacedIsReportedSilentOnceAndThenRests() throws Exception {
        events(0, 3);
        time(1);
        traffic(1, 50, ALL_MODELLED);
        time(2);
        traffic(2, 50, ALL_MODELLED);
        time(5);
        assertThat(windows()).containsExactly("0: 3 events", "1: silent");
        events(7, 2);
        time(8);
        assertThat(windows()).endsWith("1: silent", "7: 2 events");
    }

    @Test
    void whereNoModelScoresAnyMoreTheSilenceGoesOn() throws Exception {
        events(0, 3);
        time(1);
        traffic(1, 50, 50);
        traffic(2, 50, 50);
        time(3);
        assertThat(windows()).containsExactly("0: 3 events", "1: silent", "2: silent");
    }

    @Test
    void lateEventsAreCountedByTheirWindowAndStandInTheNext() throws Exception {
        events(0, 3);
        time(1.5);
        events(0, 2);
        events(0, 1);
        events(1, 4);
        time(2);
        assertThat(windows()).containsExactly("0: 3 events", "1: 4 events");
        assertThat(stage.extractOutputValues().get(1).late()).isEqualTo(Map.of(0L, 3L));
        time(3);
        assertThat(stage.extractOutputValues().get(2).late()).isEmpty();
    }

    @Test
    void lateEventsOfManyWindowsTakeLittleRoomAndNoneIsLost() throws Exception {
        events(500, 1);
        time(200);
        for (int window = 0; window < 200; window++) {
            events(window, 1);
        }
        time(501);
        Map<Long, Long> late = stage.extractOutputValues().get(0).late();
        assertThat(late).hasSize(50);
        assertThat(late.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(200);
    }

    @Test
    void whenNoScoreComesAtAllTheClockOnTheWallClosesTheWindowAndThenReportsSilence() throws Exception {
        stage.setProcessingTime(10_000);
        events(0, 3);
        time(0.5);
        // Event time has gone on since the event.
        wall(10_000 + WINDOW + GRACE);
        wall(12_199);
        assertThat(windows()).isEmpty();
        wall(12_200);
        assertThat(windows()).containsExactly("0: 3 events");
        wall(12_200 + WINDOW);
        assertThat(windows()).containsExactly("0: 3 events", "1: silent");
        events(1, 9);
        events(2, 1);
        time(3);
        assertThat(windows()).endsWith("1: silent", "2: 1 events");
        assertThat(stage.extractOutputValues().get(2).late()).isEqualTo(Map.of(WINDOW, 9L));
    }

    @Test
    void asLongAsEventTimeGoesOnNothingIsSilentByTheClockOnTheWall() throws Exception {
        events(0, 3);
        for (int i = 1; i < 9; i++) {
            time(i / 10.0);
            wall(i * WINDOW);
        }
        assertThat(windows()).isEmpty();
    }

    @Test
    void theTimeThatTheJobStoodStillIsNoSilence() throws Exception {
        events(0, 3);
        OperatorSubtaskState state = stage.snapshot(1, 1);
        stage.close();
        stage = harness();
        stage.setProcessingTime(1_000_000);
        stage.initializeState(state);
        stage.open();
        wall(1_000_001);
        assertThat(windows()).isEmpty();
        events(0, 4);
        time(1);
        assertThat(windows()).containsExactly("0: 7 events");
    }

    @Test
    void anEndlessSilenceIsReportedForThirtyWindows() throws Exception {
        events(0, 3);
        for (int i = 0; i < 1_000; i++) {
            wall(i * WINDOW);
        }
        assertThat(windows()).hasSize(1 + WindowsStage.MOST_SILENT);
        events(99, 1);
        wall(2_000 * WINDOW);
        wall(2_001 * WINDOW);
        wall(2_002 * WINDOW);
        assertThat(windows()).contains("99: 1 events").endsWith("101: silent");
    }

    @Test
    void theEndOfAFeedIsNoSilence() throws Exception {
        events(0, 3);
        stage.processWatermark(Watermark.MAX_WATERMARK);
        assertThat(windows()).containsExactly("0: 3 events");
    }

    @Test
    void aWindowThatIsBehindTheFirstOneSeenIsClosedBeforeIt() throws Exception {
        events(3, 1);
        events(1, 2);
        time(4);
        assertThat(windows()).containsExactly("1: 2 events", "2: silent", "3: 1 events");
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, WindowPart, ModelWindow> harness() throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new WindowsStage(WINDOW, GRACE, 3_600_000, 2)),
                WindowPart::model,
                Types.STRING);
    }

    private void events(long window, long events) throws Exception {
        stage.processElement(new StreamRecord<>(
                new WindowPart("m1", window * WINDOW, Fields.ALL, Map.of(Fields.WHOLE, counts(events)))));
    }

    private void traffic(long window, long all, long withoutModel) throws Exception {
        stage.processElement(new StreamRecord<>(new WindowPart(
                "m1", window * WINDOW, Fields.TRAFFIC, Map.of(Fields.WHOLE, new long[] {all, withoutModel}))));
    }

    private void time(double window) throws Exception {
        stage.processWatermark(new Watermark((long) (window * WINDOW) - 1));
    }

    private void wall(long millis) throws Exception {
        stage.setProcessingTime(millis);
    }

    private static long[] counts(long events) {
        long[] counts = new long[Outcome.COUNTS];
        counts[counts.length - 1] = events;
        return counts;
    }

    private List<String> windows() {
        return stage.extractOutputValues().stream()
                .map(window -> window.start().toEpochMilli() / WINDOW + ": "
                        + (window.silent() ? "silent" : window.events() + " events"))
                .toList();
    }
}
