package io.tidemark.demo.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is to be simulated.
 *
 * @param seed everything random follows from it
 * @param start event time of the first moment
 * @param perHour genuine transactions an hour, on average over the day
 * @param customers how many customers there are
 * @param terminals how many terminals there are
 * @param driftAt from when on all amounts are {@code driftedAmounts} times as large and cards are being tested; empty:
 *     never
 * @param driftedAmounts factor on every amount after the drift
 */
public record SimulationPlan(
        long seed,
        Instant start,
        double perHour,
        int customers,
        int terminals,
        Optional<Instant> driftAt,
        double driftedAmounts) {

    public SimulationPlan {
        if (perHour <= 0 || customers < 1 || terminals < 1 || driftedAmounts <= 0) {
            throw new IllegalArgumentException(
                    "a simulation needs a rate, customers, terminals and a factor above zero, got " + perHour + ", "
                            + customers + ", " + terminals + ", " + driftedAmounts);
        }
    }

    /** A town of 2,000 customers and 600 terminals without any drift. */
    public static SimulationPlan town(long seed, Instant start, double perHour) {
        return new SimulationPlan(seed, start, perHour, 2_000, 600, Optional.empty(), 1.8);
    }

    /** The same town with a drift planted at a moment of event time. */
    public SimulationPlan withDriftAt(Instant moment) {
        return new SimulationPlan(seed, start, perHour, customers, terminals, Optional.of(moment), driftedAmounts);
    }

    boolean drifted(Instant at) {
        return driftAt.isPresent() && !at.isBefore(driftAt.get());
    }

    Duration meanGap(double factor) {
        return Duration.ofNanos((long) (Duration.ofHours(1).toNanos() / (perHour * factor)));
    }
}
