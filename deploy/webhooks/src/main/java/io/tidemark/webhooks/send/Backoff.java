package io.tidemark.webhooks.send;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: twice as long after each, up to a bound, and drawn from the upper half of
 * that, so that what failed together is not tried together again.
 *
 * @param first after the first attempt, at most
 * @param most at most
 */
public record Backoff(Duration first, Duration most) {

    private static final int MOST_DOUBLINGS = 30;

    /** @param attempts that have failed, 1 at least */
    public Duration after(int attempts, RandomGenerator random) {
        long full = first.toMillis() << Math.min(attempts - 1, MOST_DOUBLINGS);
        long bound = full <= 0 ? most.toMillis() : Math.min(full, most.toMillis());
        return Duration.ofMillis(bound - (long) (random.nextDouble() * bound / 2));
    }
}
