package io.tidemark.drift.job.log;

import io.tidemark.schemas.Decision;

/**
 * What came of a transaction, as bits, and the counts that it raises. They stand behind those of the reference profile
 * in one flat array, so that both add up alike: approved, reviewed, declined, flagged, and last of all the events.
 */
public final class Outcome {
    public static final int APPROVED = 0;
    public static final int REVIEWED = 1;
    public static final int DECLINED = 2;
    public static final int FLAGGED = 3;
    private static final int EVENTS = 4;
    public static final int COUNTS = 5;

    private Outcome() {}

    /** @param flagged whether the decision was not a normal one: degraded, without its model, by amount */
    public static int of(Decision decision, boolean flagged) {
        int made =
                switch (decision) {
                    case APPROVE -> 1 << APPROVED;
                    case REVIEW -> 1 << REVIEWED;
                    case DECLINE -> 1 << DECLINED;
                    // No count of its own, since windows that are kept have none: what is an alert, neither reviewed
                    // nor
                    // declined.
                    case STEP_UP, UNKNOWN -> 0;
                };
        return made | (flagged ? 1 << FLAGGED : 0) | 1 << EVENTS;
    }

    public static boolean isAlert(int outcome) {
        return (outcome & 1 << APPROVED) == 0;
    }

    /** The indices of all counts that an event raises: those of its bins, then those of its outcome. */
    public static int[] append(int[] slots, int profileSize, int outcome) {
        int[] all = new int[slots.length + Integer.bitCount(outcome)];
        System.arraycopy(slots, 0, all, 0, slots.length);
        int next = slots.length;
        for (int i = 0; i < COUNTS; i++) {
            if ((outcome & 1 << i) != 0) {
                all[next++] = profileSize + i;
            }
        }
        return all;
    }

    public static long events(long[] counts) {
        return counts[counts.length - 1];
    }

    /** How often something came: {@link #APPROVED}, {@link #REVIEWED}, {@link #DECLINED} or {@link #FLAGGED}. */
    public static long count(long[] counts, int what) {
        return counts[counts.length - COUNTS + what];
    }
}
