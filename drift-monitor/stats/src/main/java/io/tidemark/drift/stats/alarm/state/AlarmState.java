package io.tidemark.drift.stats.alarm.state;

/** Whether an alarm is raised. Immutable: each window gives the next state. */
public sealed interface AlarmState permits Quiet, Suspected, Raised, Easing {

    /** The state before any window. */
    static AlarmState initial() {
        return new Quiet();
    }

    /**
     * What one more window makes of it.
     *
     * @param clearAfter how many calm windows in a row clear an alarm
     */
    AlarmStep after(Look look, int clearAfter);

    /** Whether people have been told and not yet told that it is over. */
    default boolean raised() {
        return false;
    }
}
