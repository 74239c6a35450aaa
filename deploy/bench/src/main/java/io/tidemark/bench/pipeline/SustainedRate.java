package io.tidemark.bench.pipeline;

import java.util.OptionalDouble;

/** Looks for the highest rate at which the lag does not grow. */
final class SustainedRate {

    /** Up or down, until one is sustained and a higher one is not. */
    private static final double STEP = 1.3;

    /** Between the two at the end. */
    private static final double CLOSE = 1.06;

    /** Below it nothing is looked for: no rate is sustained then. */
    private static final double LEAST = 50;

    /** Once more, since another's burst is no limit of ours. */
    private static final int ATTEMPTS = 2;

    /** One try. */
    interface Trial {

        /** Whether the lag did not grow. */
        boolean sustains(double perSecond) throws Exception;
    }

    private SustainedRate() {}

    /**
     * The highest rate that was sustained, within six hundredths below one that was not.
     *
     * @param guess where it begins, transactions a second
     * @return empty if none was
     */
    static OptionalDouble find(double guess, Trial trial) throws Exception {
        double low = guess;
        double high = guess;
        if (sustains(guess, trial)) {
            do {
                low = high;
                high *= STEP;
            } while (sustains(high, trial));
        } else {
            do {
                high = low;
                low /= STEP;
                if (low < LEAST) {
                    return OptionalDouble.empty();
                }
            } while (!sustains(low, trial));
        }
        while (high / low > CLOSE) {
            double middle = Math.sqrt(low * high);
            if (sustains(middle, trial)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return OptionalDouble.of(low);
    }

    private static boolean sustains(double perSecond, Trial trial) throws Exception {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (trial.sustains(perSecond)) {
                return true;
            }
        }
        return false;
    }
}
