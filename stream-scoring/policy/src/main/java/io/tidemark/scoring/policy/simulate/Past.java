package io.tidemark.scoring.policy.simulate;

/**
 * Whether the past let a transaction through, so that its outcome can be seen.
 *
 * @param region what declined it, and under which circumstances: chance lets the same share of all of one region
 *     through; empty if it was not declined
 * @param propensity with which chance let it through, above 0 and at most 1; NaN if it did not
 */
public record Past(String region, double propensity) {

    /** Nothing declined it. */
    public static final Past SEEN = new Past("", Double.NaN);

    /** @throws IllegalArgumentException if the propensity is none */
    public Past {
        if (propensity <= 0 || propensity > 1) {
            throw new IllegalArgumentException("a propensity is more than 0 and at most 1, not " + propensity);
        }
    }

    /** It stayed declined: whatever somebody says of it, nobody has seen what would have come of it. */
    public static Past declined(String region) {
        return new Past(region, Double.NaN);
    }

    /** It would have been declined, and chance let it through. */
    public static Past released(String region, double propensity) {
        return new Past(region, propensity);
    }

    /** Whether its outcome says something. */
    boolean isSeen() {
        return region.isEmpty() || !Double.isNaN(propensity);
    }

    /** How many transactions its outcome stands for. */
    double weight() {
        return region.isEmpty() ? 1 : 1 / propensity;
    }
}
