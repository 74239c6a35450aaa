package io.tidemark.training.search;

import java.time.Duration;

/**
 * How parameters are looked for.
 *
 * @param candidates sets of parameters that are tried at most; one takes those that are configured as they are
 * @param time for all of them together, by the clock on the wall
 * @param validationShare share of the training rows, the newest, that the candidates are compared on
 * @param patience rounds without a gain on these after which a candidate's training stops
 * @param rounds of a candidate at most
 * @param minimumFrauds on both sides; with fewer the search would follow chance, and there is none
 */
public record SearchRules(
        int candidates, Duration time, double validationShare, int patience, int rounds, int minimumFrauds) {

    /** No search. */
    public static final SearchRules NONE = new SearchRules(1, Duration.ZERO, 0.2, 20, 1, 1);
}
