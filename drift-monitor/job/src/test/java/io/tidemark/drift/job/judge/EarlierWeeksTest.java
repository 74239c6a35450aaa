package io.tidemark.drift.job.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.drift.job.count.Fields;
import io.tidemark.drift.job.count.ModelWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;

/** Against a list of all windows that were ever kept. */
class EarlierWeeksTest {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration ODD = Duration.ofHours(5);

    @Property(tries = 200)
    void theSameHoursOfAsManyEarlierWeeksAreFoundAsAreAskedFor(
            @ForAll @Size(max = 60) List<@IntRange(min = 1, max = 9) Integer> steps,
            @ForAll @IntRange(max = 5) int weeks)
            throws Exception {
        assertThat(found(steps, DAY, weeks)).isEqualTo(slow(steps, DAY, WEEK, weeks));
    }

    @Test
    void windowsOfWholeWeeksAreComparedWithThoseBefore() throws Exception {
        List<Integer> steps = List.of(1, 1, 1, 1, 1);
        assertThat(found(steps, WEEK.multipliedBy(2), 2))
                .isEqualTo(slow(steps, WEEK.multipliedBy(2), WEEK.multipliedBy(2), 2));
    }

    @Test
    void windowsThatNeverComeBackToTheSameHoursHaveNone() throws Exception {
        assertThat(found(List.of(1, 1, 1, 34), ODD, 4)).allMatch(List::isEmpty);
    }

    /** For each window the windows that it is compared with, newest first; every window is kept. */
    private static List<List<Long>> found(List<Integer> steps, Duration length, int weeks) throws Exception {
        try (var harness = new KeyedOneInputStreamOperatorTestHarness<Integer, Integer, List<Long>>(
                new KeyedProcessOperator<>(new Keeping(length, weeks)), step -> 0, Types.INT)) {
            harness.open();
            int number = 0;
            for (int step : steps) {
                number += step;
                harness.processElement(new StreamRecord<>(number));
            }
            return harness.extractOutputValues();
        }
    }

    private static List<List<Long>> slow(List<Integer> steps, Duration length, Duration period, int weeks) {
        List<List<Long>> expected = new ArrayList<>();
        List<Long> kept = new ArrayList<>();
        long number = 0;
        for (int step : steps) {
            number += step;
            long start = number * length.toMillis();
            expected.add(kept.stream()
                    .filter(earlier ->
                            (start - earlier) % period.toMillis() == 0 && start - earlier <= weeks * period.toMillis())
                    .sorted(Comparator.reverseOrder())
                    .toList());
            kept.add(start);
        }
        return expected;
    }

    private static final class Keeping extends KeyedProcessFunction<Integer, Integer, List<Long>> {
        private static final long serialVersionUID = 1L;
        private final Duration length;
        private final int weeks;
        private transient EarlierWeeks earlier;

        Keeping(Duration length, int weeks) {
            this.length = length;
            this.weeks = weeks;
        }

        @Override
        public void open(OpenContext context) {
            earlier = new EarlierWeeks(getRuntimeContext().getMapState(EarlierWeeks.descriptor(weeks)), weeks);
        }

        @Override
        public void processElement(Integer number, Context context, Collector<List<Long>> out) throws Exception {
            Instant start = Instant.ofEpochMilli(number * length.toMillis());
            Map<String, Map<String, long[]>> counts =
                    Map.of(Fields.ALL, Map.of(Fields.WHOLE, new long[] {start.toEpochMilli()}));
            ModelWindow window = new ModelWindow("m1", start, start.plus(length), counts, Map.of());
            out.collect(earlier.before(window).stream()
                    .map(week -> week.get(Fields.ALL).get(Fields.WHOLE)[0])
                    .toList());
            earlier.keep(window);
        }
    }
}
