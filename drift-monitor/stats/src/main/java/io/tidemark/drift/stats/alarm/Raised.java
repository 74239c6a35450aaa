package io.tidemark.drift.stats.alarm;

import java.time.Instant;

/**
 * An alarm is raised.
 *
 * @param since start of the first window of the drift
 * @param clean how many windows in a row have not drifted
 */
public record Raised(Instant since, int clean) implements AlarmState {

    @Override
    public AlarmStep after(boolean drifts, Instant windowStart, int persistence) {
        if (drifts) {
            return new AlarmStep(new Raised(since, 0), AlarmChange.NONE);
        }
        return clean + 1 >= persistence
                ? new AlarmStep(Quiet.CALM, AlarmChange.CLEARED)
                : new AlarmStep(new Raised(since, clean + 1), AlarmChange.NONE);
    }
}
