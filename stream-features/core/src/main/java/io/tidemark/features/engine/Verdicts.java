package io.tidemark.features.engine;

/**
 * What labels said of one transaction, in one number: when the one in force was observed, and whether it says fraud.
 */
final class Verdicts {

    /** No label has come. */
    static final long NONE = 0;

    private static final int PRESENT = 1;
    private static final int FRAUD = 2;
    private static final int FLAGS = 2;

    private Verdicts() {}

    static long of(long observedAt, boolean fraud) {
        return observedAt << FLAGS | (fraud ? FRAUD : 0) | PRESENT;
    }

    static boolean fraud(long label) {
        return (label & FRAUD) != 0;
    }

    static long observedAt(long label) {
        return label >> FLAGS;
    }

    /** Which of two is in force: the one observed later, of two observed at one time the one that came later. */
    static long inForce(long before, long coming) {
        return before == NONE || observedAt(coming) >= observedAt(before) ? coming : before;
    }
}
