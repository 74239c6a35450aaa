package io.tidemark.drift.stats.alarm.state;

import java.time.Instant;

/**
 * A window has drifted, which raises an alarm if it lasts. Nobody is told.
 *
 * @param since start of the first window that drifted
 */
public record Suspected(Instant since) implements AlarmState {

    @Override
    public AlarmStep after(Look look, int clearAfter) {
        if (look.lasts()) {
            return new AlarmStep(new Raised(look.since()), AlarmChange.RAISED);
        }
        return new AlarmStep(look.drifts() ? this : new Quiet(), AlarmChange.NONE);
    }
}
