package io.tidemark.cli.loop;

import java.util.SplittableRandom;

/**
 * How much of the data set is played. Everything that is counted in events grows with it.
 *
 * @param share of the cards, above 0 and at most 1
 */
record LoopSize(double share) {

    /**
     * {@code closed.loop.share}, half of the cards unless it says otherwise: with fewer, too few customers are
     * defrauded in a week to be sure of anything.
     */
    static LoopSize configured() {
        return new LoopSize(Double.parseDouble(System.getProperty("closed.loop.share", "0.5")));
    }

    /** A card is in or out for good. */
    boolean takes(String card) {
        return new SplittableRandom(card.hashCode()).nextDouble() < share;
    }

    /** Events that a candidate scores as a shadow. */
    int shadowEvents() {
        return (int) (2_000 * share);
    }

    /** Events after a promotion within which a bad model must be taken back. */
    int watchEvents() {
        return (int) (10_000 * share);
    }

    /** Events a second: a week of event time takes some three seconds. */
    double perSecond() {
        return 4_000 * share;
    }
}
