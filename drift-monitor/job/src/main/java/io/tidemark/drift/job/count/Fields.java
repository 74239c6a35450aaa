package io.tidemark.drift.job.count;

import io.tidemark.schemas.segments.SegmentField;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What windows are counted by, beside the fields that are configured; no field of a record has such a name. */
public final class Fields {
    /** All events of a model, under the value {@link #WHOLE}. */
    public static final String ALL = "";

    /**
     * The traffic of all models and of none, under {@link #WHOLE}: its events and those that no model scored. Of a
     * model without events it says whether others had some.
     */
    public static final String TRAFFIC = "*";

    public static final String WHOLE = "";

    private Fields() {}

    /** The events of all traffic in a window, and those of them that no model scored. */
    static long[] traffic(Map<String, Map<String, long[]>> counts) {
        return counts.containsKey(TRAFFIC) ? counts.get(TRAFFIC).get(WHOLE) : new long[2];
    }

    /**
     * The names by which the events of a model are counted: {@link #ALL} first, then the configured ones in their
     * order.
     */
    static List<String> counted(List<SegmentField> segments) {
        return Stream.concat(Stream.of(ALL), segments.stream().map(SegmentField::name))
                .toList();
    }
}
