package io.tidemark.drift.job.count;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.drift.job.FormerStates;
import io.tidemark.drift.job.log.Models;
import io.tidemark.drift.job.log.Outcome;
import io.tidemark.drift.job.log.PublishedModel;
import io.tidemark.drift.job.log.ScoredEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Counting goes on from what a build kept that kept tuples, also when nothing of it was touched before the next
 * checkpoint.
 */
class FormerCountsTest {
    private static final long DAY = 86_400_000;
    private static final long HOUR = 3_600_000;

    @ParameterizedTest
    @CsvSource({"heap,false", "heap,true", "rocksdb,false", "rocksdb,true"})
    void openWindowsGoOn(String backend, boolean twice) throws Exception {
        OperatorSubtaskState state = FormerStates.of(backend, "windows");
        if (twice) {
            try (var stage = windows(backend, state)) {
                state = stage.snapshot(2, 2);
            }
        }
        try (var stage = windows(backend, state)) {
            stage.processElement(new StreamRecord<>(
                    new WindowPart("m1", 20_000 * DAY, Fields.ALL, Map.of(Fields.WHOLE, counts(4)))));
            stage.processElement(new StreamRecord<>(
                    new WindowPart("m1", 20_000 * DAY, "country", Map.of("DE", counts(1), "FR", counts(3)))));
            stage.processWatermark(new Watermark(20_001 * DAY));
            assertThat(stage.extractOutputValues().stream().map(FormerCountsTest::text))
                    .containsExactlyInAnyOrder(
                            "m1 19999: 3 {DE=2, FR=1} others 4 without model 2",
                            "m1 20000: 7 {DE=3, FR=4} others 0 without model 2",
                            "m2 19999: 3 {DE=2, FR=1} others 4 without model 2",
                            "m2 20000: 3 {DE=2, FR=1} others 4 without model 2");
        }
    }

    @ParameterizedTest
    @CsvSource({"heap,false", "heap,true", "rocksdb,false", "rocksdb,true"})
    void profilesAndWaitingScoresAreStillThere(String backend, boolean twice) throws Exception {
        OperatorSubtaskState state = FormerStates.of(backend, "binning");
        if (twice) {
            try (var stage = binning(backend, state)) {
                state = stage.snapshot(2, 2);
            }
        }
        try (var stage = binning(backend, state)) {
            stage.processWatermark1(new Watermark(3_500));
            assertThat(stage.getOutput()).as("time waits with them").noneMatch(Watermark.class::isInstance);
            stage.processElement1(new StreamRecord<>(
                    new ScoredEvent("m1", 5_000, new double[] {0.3, 1, 0.5}, 0, new String[] {"fuel"})));
            stage.processElement2(new StreamRecord<>(Models.published("m3", Models.profile())));
            List<BinnedEvent> binned = stage.extractOutputValues();
            assertThat(binned.stream().filter(BinnedEvent::isAnnouncement).map(BinnedEvent::model))
                    .containsExactlyInAnyOrder("m1", "m2", "m3");
            assertThat(binned.stream()
                            .filter(event -> !event.isAnnouncement())
                            .map(event -> event.model() + " " + event.segments()[0]))
                    .containsExactly("m1 fuel", "m3 food", "m3 food", "m3 food");
            assertThat(stage.getOutput()).contains(new Watermark(3_500));
        }
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, WindowPart, ModelWindow> windows(
            String backend, OperatorSubtaskState state) throws Exception {
        KeyedOneInputStreamOperatorTestHarness<String, WindowPart, ModelWindow> stage =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new WindowsStage(DAY, HOUR, HOUR, 2)),
                        WindowPart::model,
                        Types.STRING);
        stage.setStateBackend(FormerStates.backend(backend));
        stage.setProcessingTime(20_000 * DAY);
        stage.initializeState(state);
        stage.open();
        return stage;
    }

    private static TwoInputStreamOperatorTestHarness<ScoredEvent, PublishedModel, BinnedEvent> binning(
            String backend, OperatorSubtaskState state) throws Exception {
        TwoInputStreamOperatorTestHarness<ScoredEvent, PublishedModel, BinnedEvent> stage =
                new TwoInputStreamOperatorTestHarness<>(new BinningStage(Duration.ofMinutes(1)));
        stage.setStateBackend(FormerStates.backend(backend));
        stage.initializeState(state);
        stage.open();
        return stage;
    }

    private static long[] counts(long events) {
        long[] counts = new long[Outcome.COUNTS];
        counts[counts.length - 1] = events;
        return counts;
    }

    private static String text(ModelWindow window) {
        Map<String, Long> countries = new TreeMap<>();
        window.counts().get("country").forEach((value, counts) -> countries.put(value, Outcome.events(counts)));
        return window.version() + " " + window.start().toEpochMilli() / DAY + ": " + window.events() + " " + countries
                + " others " + window.others() + " without model " + window.unmodelled();
    }
}
