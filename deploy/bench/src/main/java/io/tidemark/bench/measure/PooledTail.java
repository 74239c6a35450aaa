package io.tidemark.bench.measure;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * The 99.9th percentile of latencies that are pooled over windows of time, and how far its ratio to that of other
 * windows can be trusted.
 */
public final class PooledTail {

    private static final double PERCENTILE = 99.9;
    private static final int RESAMPLES = 1_000;
    private static final int DIGITS = 3;

    private PooledTail() {}

    public static Histogram window() {
        return new Histogram(DIGITS);
    }

    /** Milliseconds, if the windows hold nanoseconds. */
    public static double millis(List<Histogram> windows) {
        return pooled(windows, IntStream.range(0, windows.size()).toArray()) / 1e6;
    }

    /**
     * The middle 95 % of the ratio when windows are drawn anew with replacement (percentile bootstrap; windows and not
     * events, which are correlated).
     */
    public static double[] ratioInterval(List<Histogram> ours, List<Histogram> peer, long seed) {
        Random random = new Random(seed);
        double[] ratios = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            ratios[i] = pooled(ours, drawn(random, ours.size())) / (double) pooled(peer, drawn(random, peer.size()));
        }
        java.util.Arrays.sort(ratios);
        return new double[] {ratios[RESAMPLES / 40], ratios[RESAMPLES - 1 - RESAMPLES / 40]};
    }

    private static int[] drawn(Random random, int size) {
        return random.ints(size, 0, size).toArray();
    }

    private static long pooled(List<Histogram> windows, int[] which) {
        Histogram all = window();
        for (int index : which) {
            all.add(windows.get(index));
        }
        return all.getValueAtPercentile(PERCENTILE);
    }
}
