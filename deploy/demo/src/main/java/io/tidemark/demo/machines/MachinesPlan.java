package io.tidemark.demo.machines;

import java.time.Duration;
import java.time.Instant;

/**
 * What is to be simulated, and which part of it is told.
 *
 * @param seed everything random follows from it
 * @param start when all machines begin, somewhere in their lives
 * @param machines how many there are
 * @param skip days from the start that are simulated and not told
 * @param days how many days are told after them
 */
public record MachinesPlan(long seed, Instant start, int machines, int skip, int days) {

    /** How long before a failure a reading counts as one that precedes it. */
    public static final Duration AHEAD = Duration.ofHours(24);

    private static final int MOST_MACHINES = 10_000;
    private static final int MOST_DAYS = 1_000;

    public MachinesPlan {
        if (machines < 1 || machines > MOST_MACHINES) {
            throw new IllegalArgumentException(
                    "there are " + machines + " machines to simulate; choose 1 to " + MOST_MACHINES);
        }
        if (days < 1 || skip < 0 || skip + (long) days > MOST_DAYS) {
            throw new IllegalArgumentException(
                    "%d days after %d others are to be told; choose at least 1 after at".formatted(days, skip)
                            + " least 0, and at most " + MOST_DAYS + " together");
        }
    }

    /** The first moment that is told. */
    Instant from() {
        return start.plus(Duration.ofDays(skip));
    }

    /** The moment behind the last that is told. */
    Instant until() {
        return from().plus(Duration.ofDays(days));
    }

    /** As far as has to be simulated: whether a failure follows is known a while later. */
    Instant end() {
        return until().plus(AHEAD);
    }
}
