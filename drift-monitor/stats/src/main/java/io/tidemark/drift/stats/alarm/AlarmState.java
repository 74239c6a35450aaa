package io.tidemark.drift.stats.alarm;

import java.time.Instant;

/** Whether an alarm is raised. Immutable: each window gives the next state. */
public sealed interface AlarmState permits Quiet, Raised {

    /** The state before any window. */
    static AlarmState initial() {
        return Quiet.CALM;
    }

    /**
     * What one more window makes of it.
     *
     * @param drifted whether at least one column drifted in the window
     * @param windowStart event time at which the window begins
     * @param persistence how many windows in a row must drift to raise, or be clean to clear
     */
    AlarmStep after(boolean drifted, Instant windowStart, int persistence);
}
