package io.tidemark.drift.stats.quality.tally;

/**
 * Weights by bin of the score, by rising score.
 *
 * @param events all scored transactions
 * @param expected sum of their scores
 * @param measured those whose class becomes known
 * @param measuredExpected sum of weight x score of these
 * @param frauds of these the frauds that are known
 */
record ClassWeights(double[] events, double[] expected, double[] measured, double[] measuredExpected, double[] frauds) {

    static ClassWeights of(Tally tally) {
        ClassWeights weights = new ClassWeights(bins(), bins(), bins(), bins(), bins());
        tally.from(Slots.BINS).forEach((slot, value) -> {
            if (slot < Slots.DELAYS) {
                weights.set((slot - Slots.BINS) / Slots.PER_BIN, (slot - Slots.BINS) % Slots.PER_BIN, value);
            }
        });
        return weights;
    }

    private void set(int bin, int what, long value) {
        switch (what) {
            case Slots.BIN_EVENTS -> events[bin] = value;
            case Slots.BIN_EXPECTED -> expected[bin] = Fixed.toDouble(value);
            case Slots.BIN_MEASURED -> measured[bin] = Fixed.toDouble(value);
            case Slots.BIN_MEASURED_EXPECTED -> measuredExpected[bin] = Fixed.toDouble(value);
            default -> frauds[bin] = Fixed.toDouble(value);
        }
    }

    /** The frauds as many times as given, but never more than there are transactions. */
    double[] frauds(double factor) {
        double[] scaled = bins();
        for (int bin = 0; bin < scaled.length; bin++) {
            scaled[bin] = Math.min(measured[bin], frauds[bin] * factor);
        }
        return scaled;
    }

    static double[] less(double[] all, double[] part) {
        double[] rest = bins();
        for (int bin = 0; bin < rest.length; bin++) {
            rest[bin] = Math.max(0, all[bin] - part[bin]);
        }
        return rest;
    }

    private static double[] bins() {
        return new double[ScoreBins.COUNT];
    }
}
