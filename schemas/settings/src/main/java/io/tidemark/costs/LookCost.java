package io.tidemark.costs;

import java.math.BigDecimal;

/**
 * What a look costs that finds out whether a transaction is a fraud, a review or a step-up.
 *
 * @param cost of each, in minor units, above 0
 * @param missed share of frauds that get past it, at least 0 and below 1
 */
public record LookCost(BigDecimal cost, BigDecimal missed) {

    /** One that finds every fraud. */
    public LookCost(BigDecimal cost) {
        this(cost, BigDecimal.ZERO);
    }

    /** @throws IllegalArgumentException naming what is out of range */
    public LookCost {
        if (cost.signum() <= 0) {
            throw new IllegalArgumentException("a look costs " + cost + ", but must cost something");
        }
        if (missed.signum() < 0 || missed.compareTo(BigDecimal.ONE) >= 0) {
            throw new IllegalArgumentException("it misses a share of " + missed + ", which must be from 0 to below 1");
        }
    }
}
