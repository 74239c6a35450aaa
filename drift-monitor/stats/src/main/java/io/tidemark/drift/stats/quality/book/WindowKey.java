package io.tidemark.drift.stats.quality.book;

import java.util.Comparator;

/**
 * Whose figures.
 *
 * @param segment empty: all traffic
 * @param start ms since the epoch
 */
public record WindowKey(String model, String segment, long start) implements Comparable<WindowKey> {
    /** Under this the counts of labels and scores stand that belong to no window. */
    public static final WindowKey STRAYS = new WindowKey("", "", 0);

    private static final Comparator<WindowKey> ORDER = Comparator.comparingLong(WindowKey::start)
            .thenComparing(WindowKey::model)
            .thenComparing(WindowKey::segment);

    @Override
    public int compareTo(WindowKey other) {
        return ORDER.compare(this, other);
    }
}
