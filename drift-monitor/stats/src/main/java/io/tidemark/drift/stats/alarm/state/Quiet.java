package io.tidemark.drift.stats.alarm.state;

/** Nothing is known to have changed. */
public record Quiet() implements AlarmState {

    @Override
    public AlarmStep after(Look look, int clearAfter) {
        if (look.lasts()) {
            return new AlarmStep(new Raised(look.since()), AlarmChange.RAISED);
        }
        return new AlarmStep(look.drifts() ? new Suspected(look.since()) : this, AlarmChange.NONE);
    }
}
