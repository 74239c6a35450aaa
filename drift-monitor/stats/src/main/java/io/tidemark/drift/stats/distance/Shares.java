package io.tidemark.drift.stats.distance;

/** Histograms as shares. */
public final class Shares {
    /** No bin counts as emptier than this, so that one empty bin does not make a divergence infinite. */
    static final double FLOOR = 1e-4;

    private Shares() {}

    /** The shares of a histogram, none below a floor; NaN throughout if it is empty. */
    static double[] floored(long[] counts, double floor) {
        double[] shares = exact(counts);
        for (int i = 0; i < shares.length; i++) {
            shares[i] = shares[i] < floor ? floor : shares[i];
        }
        return shares;
    }

    /** The shares of a histogram as they are; NaN throughout if it is empty. */
    public static double[] exact(long[] counts) {
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        double[] shares = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            shares[i] = (double) counts[i] / total;
        }
        return shares;
    }
}
