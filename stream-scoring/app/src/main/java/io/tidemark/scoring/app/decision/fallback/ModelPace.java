package io.tidemark.scoring.app.decision.fallback;

import io.tidemark.scoring.model.LoadedModel;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Lets a model rest that has become too slow: after {@value #IN_A_ROW} calls in a row above the limit it is not asked
 * for a while, then tried with one call that decides whether it goes on. One slow call, a pause of the collector
 * perhaps, changes nothing.
 *
 * <p>It is a matter of one task and its machine, so it is no record of the log; every decision that it changes is
 * flagged. Not thread-safe.
 */
public final class ModelPace {

    static final int IN_A_ROW = 5;
    private final Duration limit;
    private final Duration rest;
    private final Map<String, Pace> paces = new HashMap<>();

    private static final class Pace {
        private int slow;
        private Instant restsUntil = Instant.MIN;
    }

    /**
     * @param limit of one call; zero: no model is ever too slow
     * @param rest how long a slow one is not asked
     */
    public ModelPace(Duration limit, Duration rest) {
        this.limit = limit;
        this.rest = rest;
    }

    /** Whether this is to be asked about at all. */
    public boolean isOn() {
        return !limit.isZero();
    }

    /** Whether this model is not to be asked now. */
    public boolean rests(LoadedModel model, Instant now) {
        Pace pace = paces.get(model.sha256());
        return pace != null && pace.slow >= IN_A_ROW && now.isBefore(pace.restsUntil);
    }

    /** A call of this model began and ended. */
    public void took(LoadedModel model, Instant from, Instant to) {
        if (Duration.between(from, to).compareTo(limit) <= 0) {
            paces.remove(model.sha256());
            return;
        }
        Pace pace = paces.computeIfAbsent(model.sha256(), hash -> new Pace());
        pace.slow++;
        if (pace.slow >= IN_A_ROW) {
            pace.restsUntil = to.plus(rest);
        }
    }
}
