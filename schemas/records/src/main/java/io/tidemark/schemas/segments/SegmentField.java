package io.tidemark.schemas.segments;

import io.tidemark.schemas.Score;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.IndexedRecord;

/**
 * One field by which traffic is cut into segments.
 *
 * @param name as it is configured and reported
 * @param path positions of the field, from the score through the records that it is nested in
 * @param key of the map that stands at the path; empty if a plain value does
 */
public record SegmentField(String name, List<Integer> path, String key) implements Serializable {
    /** The segment of the scores that carry no value. */
    public static final String MISSING = "(missing)";

    /** Longer values are cut: a segment is a name and no document, and its name is kept in state. */
    static final int LONGEST = 64;

    public SegmentField {
        // A list that Java can serialise whatever made it.
        path = List.copyOf(path);
    }

    /** The segment that a score belongs to; {@value #MISSING} if it carries no value. */
    public String of(Score score) {
        Object value = score;
        for (int position : path) {
            value = value == null ? null : ((IndexedRecord) value).get(position);
        }
        if (value != null && !key.isEmpty()) {
            value = ((Map<?, ?>) value).get(key);
        }
        if (value == null || value.toString().isEmpty()) {
            return MISSING;
        }
        String text = value.toString();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
