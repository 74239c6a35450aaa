package io.tidemark.drift.stats.alarm.state;

import java.time.Instant;

/**
 * A raised alarm of which the newest windows show nothing any more.
 *
 * @param since start of the first window of the drift
 * @param calm how many windows in a row have been calm
 */
public record Easing(Instant since, int calm) implements AlarmState {

    @Override
    public AlarmStep after(Look look, int clearAfter) {
        if (!look.calm()) {
            return new AlarmStep(new Raised(since), AlarmChange.NONE);
        }
        return calm + 1 >= clearAfter
                ? new AlarmStep(new Quiet(), AlarmChange.CLEARED)
                : new AlarmStep(new Easing(since, calm + 1), AlarmChange.NONE);
    }

    @Override
    public boolean raised() {
        return true;
    }
}
