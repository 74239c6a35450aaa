package io.tidemark.drift.stats.alarm;

/**
 * The segment in which a shift sits.
 *
 * @param field of the segment
 * @param value likewise
 * @param ofShift its part of the shift, about in [0, 1]; more if other segments make up for it
 * @param ofEvents its part of the events
 */
public record Concentration(String field, String value, double ofShift, double ofEvents) {

    /** The segment as people write it. */
    public String segment() {
        return field + "=" + value;
    }
}
