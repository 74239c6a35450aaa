package io.tidemark.drift.job.judge;

import io.tidemark.drift.job.count.Fields;
import io.tidemark.drift.job.count.ModelWindow;
import io.tidemark.drift.job.log.Outcome;
import io.tidemark.drift.job.segments.ValueCounts;
import io.tidemark.drift.stats.alarm.measure.Baseline;
import io.tidemark.drift.stats.alarm.measure.SegmentWindow;
import io.tidemark.drift.stats.alarm.measure.WindowFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Puts what a window counted beside what the same hours of earlier weeks did.
 *
 * <p>A value that a window does not name had no events in it, unless the field's less frequent values were pooled: then
 * nobody knows. The pools themselves are never compared, since each is of other values.
 */
final class Baselines {
    private final ModelWindow window;
    private final List<Map<String, Map<String, long[]>>> earlier;

    /** @param earlier windows of the same hours of earlier weeks, by field and value */
    Baselines(ModelWindow window, List<Map<String, Map<String, long[]>>> earlier) {
        this.window = window;
        this.earlier = earlier;
    }

    /**
     * All that is to be judged: all traffic first, then the values that are watched, those that have no more events
     * among them.
     */
    WindowFacts facts() {
        List<SegmentWindow> segments = new ArrayList<>();
        segments.add(SegmentWindow.ofAll(ModelWindow.profile(window.whole()), of(Fields.ALL, Fields.WHOLE)));
        window.fields().forEach((field, values) -> {
            TreeSet<String> names = new TreeSet<>(values.keySet());
            if (!values.containsKey(ValueCounts.OTHERS)) {
                earlier.forEach(
                        week -> names.addAll(week.getOrDefault(field, Map.of()).keySet()));
            }
            names.remove(ValueCounts.OTHERS);
            names.forEach(value -> segments.add(new SegmentWindow(
                    field,
                    value,
                    ModelWindow.profile(values.getOrDefault(value, new long[window.whole().length])),
                    of(field, value))));
        });
        return new WindowFacts(window.start(), window.end(), segments);
    }

    /** How many events a segment had in the same hours of all earlier weeks together. */
    long events(String field, String value) {
        return sum(field, value).map(sum -> Outcome.events(sum.counts())).orElse(0L);
    }

    /** How many events are usual in such a window; empty while nothing is known of it. */
    Optional<Long> usualEvents() {
        return sum(Fields.ALL, Fields.WHOLE).map(sum -> Outcome.events(sum.counts()) / sum.windows());
    }

    private Optional<Baseline> of(String field, String value) {
        return sum(field, value).map(sum -> new Baseline(ModelWindow.profile(sum.counts()), sum.windows()));
    }

    private Optional<Baseline> sum(String field, String value) {
        List<long[]> known = new ArrayList<>();
        for (Map<String, Map<String, long[]>> week : earlier) {
            Map<String, long[]> values = week.get(field);
            if (values != null && (values.containsKey(value) || !values.containsKey(ValueCounts.OTHERS))) {
                known.add(values.getOrDefault(value, new long[0]));
            }
        }
        if (known.isEmpty()) {
            return Optional.empty();
        }
        long[] sum =
                new long[known.stream().mapToInt(counts -> counts.length).max().orElseThrow()];
        for (long[] counts : known) {
            for (int i = 0; i < counts.length; i++) {
                sum[i] += counts[i];
            }
        }
        // Of a value that no earlier week had, there are the counts of nothing.
        return Optional.of(new Baseline(sum.length == 0 ? new long[window.whole().length] : sum, known.size()));
    }
}
