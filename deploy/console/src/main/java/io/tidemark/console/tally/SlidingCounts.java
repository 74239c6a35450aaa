package io.tidemark.console.tally;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often things happened, by label and second, over the last seconds: of bounded size, whatever comes. The second
 * that is newest so far ends the window; what is older than the window is counted by number alone. Not thread-safe.
 */
public final class SlidingCounts {

    /** Labels beyond the bound are counted as this one. */
    public static final String OTHER = "other";

    private final int seconds;
    private final int most;
    private final Map<String, long[]> rings = new LinkedHashMap<>();
    private long newest = Long.MIN_VALUE;
    private long tooOld;

    /**
     * @param seconds the length of the window, at least 1
     * @param most labels that are told apart, at least 1
     */
    public SlidingCounts(int seconds, int most) {
        if (seconds < 1 || most < 1) {
            throw new IllegalArgumentException("a window has a second and a label at least");
        }
        this.seconds = seconds;
        this.most = most;
    }

    /** Counts one. */
    public void add(long second, String label) {
        advance(second);
        if (newest - second >= seconds) {
            tooOld++;
            return;
        }
        ring(label)[slot(second)]++;
    }

    /** Moves the window so that it ends with this second, if it does not end later already. */
    public void advance(long second) {
        if (newest == Long.MIN_VALUE) {
            newest = second;
        }
        if (second <= newest) {
            return;
        }
        long from = Math.max(newest + 1, second - seconds + 1);
        for (long emptied = from; emptied <= second; emptied++) {
            int slot = slot(emptied);
            rings.values().forEach(ring -> ring[slot] = 0);
        }
        newest = second;
        rings.values().removeIf(SlidingCounts::isEmpty);
    }

    /** Counts by second, the oldest first, of every label that occurs in the window, by label. */
    public Map<String, long[]> series() {
        Map<String, long[]> series = new TreeMap<>();
        rings.forEach((label, ring) -> {
            long[] ordered = new long[seconds];
            for (int i = 0; i < seconds; i++) {
                ordered[i] = ring[slot(newest - seconds + 1 + i)];
            }
            series.put(label, ordered);
        });
        return series;
    }

    /** Counts of the whole window, by label. */
    public Map<String, Long> totals() {
        Map<String, Long> totals = new TreeMap<>();
        rings.forEach((label, ring) -> totals.put(label, sum(ring)));
        return totals;
    }

    /** The second that ends the window; {@link Long#MIN_VALUE} before the first. */
    public long newest() {
        return newest;
    }

    /** How many came when their second had left the window. */
    public long tooOld() {
        return tooOld;
    }

    private long[] ring(String label) {
        long[] known = rings.get(label);
        if (known != null) {
            return known;
        }
        String kept = rings.size() < most ? label : OTHER;
        return rings.computeIfAbsent(kept, name -> new long[seconds]);
    }

    private int slot(long second) {
        return (int) Math.floorMod(second, (long) seconds);
    }

    private static boolean isEmpty(long[] ring) {
        return sum(ring) == 0;
    }

    private static long sum(long[] ring) {
        long sum = 0;
        for (long count : ring) {
            sum += count;
        }
        return sum;
    }
}
