package io.tidemark.drift.job.count;

import io.tidemark.drift.job.log.Outcome;
import io.tidemark.drift.job.segments.ValueCounts;
import io.tidemark.flink.type.CodecType;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * One window of one model.
 *
 * @param counts by field and value, see {@link Fields}; a window without events has none of {@link Fields#ALL}
 * @param late events that have come too late since the last window, by the start of theirs
 */
public record ModelWindow(
        String version, Instant start, Instant end, Map<String, Map<String, long[]>> counts, Map<Long, Long> late) {
    public static final ModelWindowSerializer SERIALIZER = ModelWindowSerializer.INSTANCE;
    public static final TypeInformation<ModelWindow> TYPE = new CodecType<>(ModelWindow.class, SERIALIZER);

    private static final long[] NOTHING = new long[Outcome.COUNTS];

    /** What is written of this window is written under this id again after a replay. */
    public String id() {
        return version + "@" + start;
    }

    public boolean silent() {
        return !counts.containsKey(Fields.ALL);
    }

    /** The counts of all events; those of the outcome alone if there are none. */
    public long[] whole() {
        return silent() ? NOTHING : counts.get(Fields.ALL).get(Fields.WHOLE);
    }

    public long events() {
        return Outcome.events(whole());
    }

    /** Events of the window that other models scored. */
    public long others() {
        long[] traffic = Fields.traffic(counts);
        // What was counted elsewhere may be missing some events of the first window of a model.
        return Math.max(0, traffic[0] - traffic[1] - events());
    }

    /** Events of the window that no model scored. */
    public long unmodelled() {
        return Fields.traffic(counts)[1];
    }

    public long lateEvents() {
        return late.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The counts of the model's own events, by field and value. */
    public Map<String, Map<String, long[]>> own() {
        Map<String, Map<String, long[]>> own = new TreeMap<>(counts);
        own.remove(Fields.TRAFFIC);
        return own;
    }

    /** The same without those of all events. */
    public Map<String, Map<String, long[]>> fields() {
        Map<String, Map<String, long[]>> fields = own();
        fields.remove(Fields.ALL);
        return fields;
    }

    /** All segments of all fields, those of one field together, the most frequent first, the pool of others last. */
    public List<Segment> segments() {
        return counts.entrySet().stream()
                .filter(field ->
                        !field.getKey().equals(Fields.ALL) && !field.getKey().equals(Fields.TRAFFIC))
                .sorted(Map.Entry.comparingByKey())
                .flatMap(field -> field.getValue().entrySet().stream()
                        .map(value -> new Segment(field.getKey(), value.getKey(), value.getValue()))
                        .sorted(Comparator.comparing(Segment::isPool)
                                .thenComparing(Comparator.comparingLong(Segment::events)
                                        .reversed())
                                .thenComparing(Segment::value)))
                .toList();
    }

    /** The counts that belong to the reference profile. */
    public static long[] profile(long[] counts) {
        return Arrays.copyOf(counts, counts.length - Outcome.COUNTS);
    }

    /** The events that share the value of one field. */
    public record Segment(String field, String value, long[] counts) {
        /** Whether it pools the values that are not watched one by one. */
        public boolean isPool() {
            return value.equals(ValueCounts.OTHERS);
        }

        public long events() {
            return Outcome.events(counts);
        }
    }
}
