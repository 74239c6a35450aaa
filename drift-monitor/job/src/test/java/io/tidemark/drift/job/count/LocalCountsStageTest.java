package io.tidemark.drift.job.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidemark.drift.job.log.ScoredEvent;
import io.tidemark.schemas.segments.SegmentFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LocalCountsStageTest {
    private static final long WINDOW = 1_000;

    private OneInputStreamOperatorTestHarness<BinnedEvent, WindowPart> stage;

    @BeforeEach
    void open() throws Exception {
        stage = new OneInputStreamOperatorTestHarness<>(
                new LocalCountsStage(WINDOW, SegmentFields.parse("segments", "country"), 20));
        stage.open();
    }

    @AfterEach
    void close() throws Exception {
        stage.close();
    }

    @Test
    void aHotSegmentSendsAsManyRecordsAsAQuietOne() throws Exception {
        for (int i = 0; i < 100_000; i++) {
            event("m1", i % WINDOW, "DE");
        }
        event("m1", 7, "FR");
        assertThat(stage.extractOutputValues()).isEmpty();
        stage.processWatermark(new Watermark(WINDOW - 1));
        assertThat(parts())
                .containsExactlyInAnyOrder("m1 window 0  {=100001}", "m1 window 0 country {DE=100000, FR=1}");
    }

    @Test
    void aWindowIsHandedOnInFrontOfTheTimeThatEndsIt() throws Exception {
        event("m1", 10, "DE");
        event("m1", WINDOW + 10, "DE");
        stage.processWatermark(new Watermark(WINDOW - 2));
        assertThat(stage.extractOutputValues()).isEmpty();
        stage.processWatermark(new Watermark(WINDOW - 1));
        assertThat(stage.extractOutputValues()).hasSize(2);
        List<Object> output = new ArrayList<>(stage.getOutput());
        assertThat(output.get(output.size() - 1)).isEqualTo(new Watermark(WINDOW - 1));
    }

    @Test
    void inFrontOfACheckpointEverythingIsHandedOnAndNothingTwice() throws Exception {
        event("m1", 10, "DE");
        stage.prepareSnapshotPreBarrier(1);
        assertThat(stage.extractOutputValues()).hasSize(2);
        event("m1", 20, "DE");
        stage.processWatermark(new Watermark(WINDOW));
        assertThat(parts())
                .containsExactly(
                        "m1 window 0  {=1}",
                        "m1 window 0 country {DE=1}",
                        "m1 window 0  {=1}",
                        "m1 window 0 country {DE=1}");
    }

    @Test
    void whoTurnsIdleHandsEverythingOnFirstOrItWouldBeLate() throws Exception {
        event("m1", 10, "DE");
        stage.processWatermarkStatus(WatermarkStatus.IDLE);
        assertThat(stage.extractOutputValues()).hasSize(2);
        List<Object> output = new ArrayList<>(stage.getOutput());
        assertThat(output.get(output.size() - 1)).isEqualTo(WatermarkStatus.IDLE);
    }

    @Test
    void everyAnnouncedModelIsToldOfTheTrafficOfAll() throws Exception {
        announce("m1");
        announce("m2");
        event("m1", 10, "DE");
        event(ScoredEvent.NO_MODEL, 11, "DE");
        stage.processWatermark(new Watermark(WINDOW));
        assertThat(stage.extractOutputValues())
                .filteredOn(part -> part.field().equals(Fields.TRAFFIC))
                .extracting(
                        WindowPart::model,
                        part -> List.of(part.counts().get("")[0], part.counts().get("")[1]))
                .containsExactly(tuple("m1", List.of(2L, 1L)), tuple("m2", List.of(2L, 1L)));
    }

    @Test
    void aFeedFarOutOfOrderIsHandedOnBeforeItFillsTheMemory() throws Exception {
        for (int window = 0; window < 257; window++) {
            event("m1", window * WINDOW, "DE");
        }
        assertThat(stage.extractOutputValues()).hasSize(2 * 257);
    }

    private void event(String version, long time, String country) throws Exception {
        stage.processElement(
                new StreamRecord<>(new BinnedEvent(version, 2, new int[] {1}, new String[] {country}), time));
    }

    private void announce(String version) throws Exception {
        stage.processElement(new StreamRecord<>(BinnedEvent.announcing(version)));
    }

    private List<String> parts() {
        return stage.extractOutputValues().stream()
                .map(part ->
                        part.model() + " window " + part.start() + " " + part.field() + " " + events(part.counts()))
                .toList();
    }

    private static Map<String, Long> events(Map<String, long[]> counts) {
        Map<String, Long> events = new TreeMap<>();
        counts.forEach((value, each) -> events.put(value, each[1]));
        return events;
    }
}
