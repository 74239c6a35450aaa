package io.tidemark.console.tally;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Values over the last seconds in bins of equal ratio, 8 to each doubling: a quantile is told as the upper edge of its
 * bin, at most 9.1 % above the exact one. Values below 1 count as 1, those beyond 2^30 as 2^30. Not thread-safe.
 */
public final class Spread {

    private static final int PER_DOUBLING = 8;
    private static final int BINS = 30 * PER_DOUBLING + 1;

    private final SlidingCounts counts;

    /** @param seconds the length of the window */
    public Spread(int seconds) {
        this.counts = new SlidingCounts(seconds, BINS);
    }

    /** Takes a value. */
    public void add(long second, double value) {
        counts.add(second, String.valueOf(bin(value)));
    }

    /** Moves the window on. */
    public void advance(long second) {
        counts.advance(second);
    }

    /** How many values the window holds. */
    public long count() {
        return counts.totals().values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * The smallest upper edge below or at which at least this share of the values lies.
     *
     * @param share above 0, at most 1
     * @return empty if there are no values
     */
    public OptionalDouble quantile(double share) {
        List<Map.Entry<Integer, Long>> bins = new ArrayList<>();
        counts.totals().forEach((bin, count) -> bins.add(Map.entry(Integer.valueOf(bin), count)));
        bins.sort(Map.Entry.comparingByKey());
        double wanted = share * count();
        long seen = 0;
        for (Map.Entry<Integer, Long> bin : bins) {
            seen += bin.getValue();
            if (seen >= wanted) {
                return OptionalDouble.of(Math.pow(2, (double) bin.getKey() / PER_DOUBLING));
            }
        }
        return OptionalDouble.empty();
    }

    private static int bin(double value) {
        double doublings = Math.log(Math.max(1, value)) / Math.log(2);
        // The rounding of a logarithm must not lift an exact edge into the next bin.
        return Math.min(BINS - 1, (int) Math.ceil(doublings * PER_DOUBLING - 1e-9));
    }
}
