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
import org.junit.jupiter.api.Test;

/** A checkpoint of a version that let event time jump into the far future. */
class JumpedTimeTest {
    private static final long DAY = 86_400_000;
    private static final long HOUR = 3_600_000;
    /** By the clock on the wall, and in days. */
    private static final long TODAY = 20_000;

    private static final long FUTURE = 400_000;

    @Test
    void theModelIsWatchedAgainFromTheFirstEventOn() throws Exception {
        OperatorSubtaskState jumped = jumped();
        try (var stage = harness(HOUR)) {
            stage.initializeState(jumped);
            stage.open();
            stage.setProcessingTime(TODAY * DAY);
            stage.processElement(events(TODAY, 5));
            stage.processElement(events(FUTURE, 7));
            stage.processWatermark(new Watermark((TODAY + 1) * DAY - 1));

            assertThat(windows(stage)).containsExactly(TODAY + ": 5");

            stage.setProcessingTime((TODAY + 1) * DAY);
            stage.processElement(events(TODAY + 1, 6));
            stage.processWatermark(new Watermark((TODAY + 2) * DAY - 1));

            assertThat(windows(stage)).containsExactly(TODAY + ": 5", TODAY + 1 + ": 6");
        }
    }

    /** As it was when nobody looked at how far ahead an event was. */
    private static OperatorSubtaskState jumped() throws Exception {
        try (var stage = harness(Long.MAX_VALUE / 4)) {
            stage.open();
            stage.setProcessingTime(TODAY * DAY);
            stage.processElement(events(TODAY - 1, 3));
            stage.processElement(events(FUTURE, 1));
            stage.processWatermark(new Watermark((TODAY + 300) * DAY - 1));
            assertThat(windows(stage)).hasSize(301);
            return stage.snapshot(1, 1);
        }
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, WindowPart, ModelWindow> harness(long skewMillis)
            throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new WindowsStage(DAY, HOUR, skewMillis, 2)),
                WindowPart::model,
                Types.STRING);
    }

    private static StreamRecord<WindowPart> events(long day, long events) {
        long[] counts = new long[Outcome.COUNTS];
        counts[counts.length - 1] = events;
        return new StreamRecord<>(new WindowPart("m1", day * DAY, Fields.ALL, Map.of(Fields.WHOLE, counts)));
    }

    private static List<String> windows(KeyedOneInputStreamOperatorTestHarness<String, WindowPart, ModelWindow> stage) {
        return stage.extractOutputValues().stream()
                .map(window ->
                        window.start().toEpochMilli() / DAY + ": " + (window.silent() ? "silent" : window.events()))
                .toList();
    }
}
