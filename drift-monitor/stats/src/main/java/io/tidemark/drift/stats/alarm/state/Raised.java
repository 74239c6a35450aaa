package io.tidemark.drift.stats.alarm.state;

import java.time.Instant;

/**
 * An alarm is raised.
 *
 * @param since start of the first window of the drift
 */
public record Raised(Instant since) implements AlarmState {

    @Override
    public AlarmStep after(Look look, int clearAfter) {
        return look.calm() ? new Easing(since, 0).after(look, clearAfter) : new AlarmStep(this, AlarmChange.NONE);
    }

    @Override
    public boolean raised() {
        return true;
    }
}
