package io.tidemark.drift.stats.alarm.measure;

import java.util.Locale;

/**
 * One of the things that may change.
 *
 * @param field of the segment; empty for all traffic
 * @param value of the segment
 * @param column a feature's name or {@code score}; empty for kinds that are of no column
 */
public record Hypothesis(String field, String value, String column, FindingKind kind) {

    /** The segment as people write it; empty for all traffic. */
    public String segment() {
        return field.isEmpty() ? "" : field + "=" + value;
    }

    /** The column, or what it is about if that is no column. */
    public String subject() {
        return column.isEmpty() ? kind.name().toLowerCase(Locale.ROOT) : column;
    }
}
