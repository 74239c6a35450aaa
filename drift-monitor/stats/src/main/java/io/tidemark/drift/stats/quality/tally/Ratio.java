package io.tidemark.drift.stats.quality.tally;

/** Shares of something that may be nothing. */
final class Ratio {
    private Ratio() {}

    /** NaN of nothing. */
    static double of(double part, double whole) {
        return whole > 0 ? part / whole : Double.NaN;
    }
}
