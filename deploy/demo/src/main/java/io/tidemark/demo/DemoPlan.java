package io.tidemark.demo;

import io.tidemark.demo.simulator.SimulationPlan;
import io.tidemark.training.offline.DateRange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * What a demonstration shows. Event time goes by with the traffic and not with the clock on the wall: at
 * {@value TrafficPace#MOST} transactions a second a drift window of twelve hours takes six seconds, and longer on a
 * machine that sustains less. History is long enough for windows of thirty days to be full before the first model is
 * trained.
 */
final class DemoPlan {
    static final Duration WINDOW = Duration.ofHours(12);
    static final Duration LABEL_MATURITY = Duration.ofHours(12);
    static final Duration MEAN_LABEL_DELAY = Duration.ofHours(3);
    static final long SEED = 20_250_101;

    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
    private static final double PER_HOUR = 150;
    private static final Duration HISTORY = Duration.ofDays(44);
    private static final Duration DRIFT_AFTER = Duration.ofHours(48);

    private DemoPlan() {}

    static SimulationPlan traffic() {
        return SimulationPlan.town(SEED, START, PER_HOUR).withDriftAt(driftAt());
    }

    /**
     * How many times as fast as the clock on the wall event time goes by, on average, at so many transactions a second.
     */
    static double speed(double perSecond) {
        return perSecond / PER_HOUR * Duration.ofHours(1).toSeconds();
    }

    /** From when on amounts are larger and cards are tested. */
    static Instant driftAt() {
        return liveFrom().plus(DRIFT_AFTER);
    }

    /** Where history ends and live traffic begins. */
    static Instant liveFrom() {
        return START.plus(HISTORY);
    }

    /** Days to train on: full windows, and labels known before the test days begin. */
    static DateRange training() {
        return new DateRange(liveDay(-10), liveDay(-5));
    }

    /** Days that the model has not seen, for thresholds and the reference profile. */
    static DateRange test() {
        return new DateRange(liveDay(-3), liveDay(-1));
    }

    private static LocalDate liveDay(int days) {
        return LocalDate.ofInstant(liveFrom(), ZoneOffset.UTC).plusDays(days);
    }
}
