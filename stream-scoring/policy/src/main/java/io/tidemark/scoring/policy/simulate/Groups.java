package io.tidemark.scoring.policy.simulate;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Sums of figures by groups of customers, and their resampling. What one customer does hangs together, so customers are
 * drawn and not transactions: each group enters a resampled history as often as a draw of Poisson(1) says, which is
 * what the bootstrap of many groups comes to. The draws depend on nothing but a fixed seed.
 */
final class Groups {

    /** Enough for the interval; customers beyond share a group, which changes its width by no more than chance does. */
    static final int MOST = 4_096;

    static final int DRAWS = 400;

    private static final long SEED = 20_261_201L;
    private static final double SHARE_OUTSIDE = 0.025;

    /** How often each group enters each resampled history: the same for whatever is counted. */
    private static final byte[][] TIMES = times();

    private double[][] sums = new double[0][];

    /** Adds to a figure of a customer's group. */
    void add(int figure, String customer, double value) {
        if (figure >= sums.length) {
            int before = sums.length;
            sums = Arrays.copyOf(sums, figure + 1);
            for (int i = before; i < sums.length; i++) {
                sums[i] = new double[MOST];
            }
        }
        sums[figure][group(customer)] += value;
    }

    /** Spreads the bits of the hash, of which similar ids share many. */
    private static int group(String customer) {
        int hash = customer.hashCode() * 0x9E3779B1;
        return hash >>> (Integer.SIZE - Integer.numberOfTrailingZeros(MOST));
    }

    double total(int figure) {
        return figure < sums.length ? Arrays.stream(sums[figure]).sum() : 0;
    }

    /** The figures of each resampled history: {@code [draw][figure]}. */
    double[][] resampled(int figures) {
        double[][] totals = new double[DRAWS][figures];
        for (int draw = 0; draw < DRAWS; draw++) {
            for (int figure = 0; figure < Math.min(figures, sums.length); figure++) {
                double total = 0;
                for (int group = 0; group < MOST; group++) {
                    total += TIMES[draw][group] * sums[figure][group];
                }
                totals[draw][figure] = total;
            }
        }
        return totals;
    }

    private static byte[][] times() {
        SplittableRandom random = new SplittableRandom(SEED);
        byte[][] times = new byte[DRAWS][MOST];
        for (byte[] draw : times) {
            for (int group = 0; group < MOST; group++) {
                draw[group] = poisson(random);
            }
        }
        return times;
    }

    /** Knuth's method with mean 1. */
    private static byte poisson(SplittableRandom random) {
        double limit = Math.exp(-1);
        byte count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    static Estimate estimate(double value, double[] resampled) {
        double[] sorted =
                Arrays.stream(resampled).filter(Double::isFinite).sorted().toArray();
        if (sorted.length == 0) {
            return new Estimate(value, Double.NaN, Double.NaN);
        }
        int outside = (int) Math.floor(SHARE_OUTSIDE * sorted.length);
        return new Estimate(value, sorted[outside], sorted[sorted.length - 1 - outside]);
    }
}
