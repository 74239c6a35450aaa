package io.tidemark.drift.job.count;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.segments.SegmentFields;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;

/** Counting in two phases over several subtasks, checkpoints in between, against counting every event by itself. */
class TwoPhasesTest {
    private static final long WINDOW = 100;
    private static final int SUBTASKS = 3;
    private static final int SIZE = 4;
    private static final List<String> COUNTRIES = List.of("DE", "FR", "IT");

    private record Event(int subtask, String version, long time, int slot, String country, boolean checkpoint) {}

    @Property(tries = 100)
    void bothPhasesTogetherCountWhatOneWouldHaveCounted(@ForAll("feeds") List<Event> feed) throws Exception {
        assertThat(twoPhases(feed)).isEqualTo(slow(feed));
    }

    @Provide
    Arbitrary<List<Event>> feeds() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, SUBTASKS - 1),
                        Arbitraries.of("m1", "m2"),
                        Arbitraries.longs().between(0, 5 * WINDOW - 1),
                        Arbitraries.integers().between(0, SIZE - 2),
                        Arbitraries.of(COUNTRIES),
                        Arbitraries.of(true, false, false, false))
                .as(Event::new)
                .list()
                .ofMaxSize(80);
    }

    private static Map<String, List<Long>> twoPhases(List<Event> feed) throws Exception {
        try (var windows = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new WindowsStage(WINDOW, 0, 1L << 40, 20)),
                (WindowPart part) -> part.model(),
                Types.STRING)) {
            windows.open();
            for (int subtask = 0; subtask < SUBTASKS; subtask++) {
                countLocally(feed, subtask, windows);
            }
            windows.processWatermark(new Watermark(5 * WINDOW));
            Map<String, List<Long>> found = new TreeMap<>();
            for (ModelWindow window : windows.extractOutputValues()) {
                window.counts()
                        .forEach((field, values) -> values.forEach((value, counts) -> found.put(
                                name(window.version(), window.start().toEpochMilli(), field, value), list(counts))));
            }
            return found;
        }
    }

    private static void countLocally(
            List<Event> feed, int subtask, KeyedOneInputStreamOperatorTestHarness<String, WindowPart, ?> windows)
            throws Exception {
        try (var local = new OneInputStreamOperatorTestHarness<>(
                new LocalCountsStage(WINDOW, SegmentFields.parse("segments", "country"), 20))) {
            local.open();
            for (Event event : feed) {
                if (event.subtask() == subtask) {
                    local.processElement(new StreamRecord<>(
                            new BinnedEvent(event.version(), SIZE, new int[] {event.slot(), SIZE - 1}, new String[] {
                                event.country()
                            }),
                            event.time()));
                }
                if (event.checkpoint()) {
                    local.prepareSnapshotPreBarrier(1);
                }
            }
            local.processWatermark(new Watermark(5 * WINDOW));
            for (WindowPart part : local.extractOutputValues()) {
                windows.processElement(new StreamRecord<>(part));
            }
        }
    }

    private static Map<String, List<Long>> slow(List<Event> feed) {
        Map<String, long[]> counts = new HashMap<>();
        for (Event event : feed) {
            long start = event.time() / WINDOW * WINDOW;
            for (String name : List.of(
                    name(event.version(), start, "", ""), name(event.version(), start, "country", event.country()))) {
                long[] each = counts.computeIfAbsent(name, missing -> new long[SIZE]);
                each[event.slot()]++;
                each[SIZE - 1]++;
            }
        }
        Map<String, List<Long>> found = new TreeMap<>();
        counts.forEach((name, each) -> found.put(name, list(each)));
        return found;
    }

    private static String name(String version, long start, String field, String value) {
        return version + " " + start + " " + field + " " + value;
    }

    private static List<Long> list(long[] counts) {
        return Arrays.stream(counts).boxed().toList();
    }
}
