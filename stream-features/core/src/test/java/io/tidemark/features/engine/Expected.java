package io.tidemark.features.engine;

/**
 * What the oracle says of one value.
 *
 * @param exact the value, NaN if it is missing
 * @param lowest of an estimate that is fine, too; above {@code highest} if none is
 * @param orMissing whether a missing value is fine, too
 */
record Expected(double exact, double lowest, double highest, boolean orMissing) {

    /** To the bit. */
    static Expected exactly(double value) {
        return new Expected(value, 1, 0, false);
    }

    static Expected near(double value, double tolerance) {
        return new Expected(value, value - tolerance, value + tolerance, false);
    }

    Expected orBetween(double low, double high) {
        return new Expected(exact, low, high, orMissing);
    }

    Expected orNothing() {
        return new Expected(exact, lowest, highest, true);
    }

    boolean allows(double actual) {
        return Double.doubleToLongBits(actual) == Double.doubleToLongBits(exact)
                || (lowest <= actual && actual <= highest)
                || (orMissing && Double.isNaN(actual));
    }
}
