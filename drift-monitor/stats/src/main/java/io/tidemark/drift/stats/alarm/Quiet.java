package io.tidemark.drift.stats.alarm;

import java.time.Instant;

/**
 * No alarm.
 *
 * @param drifted how many windows in a row have drifted
 * @param since start of the first of them; of no meaning without any
 */
public record Quiet(int drifted, Instant since) implements AlarmState {
    static final Quiet CALM = new Quiet(0, Instant.EPOCH);

    @Override
    public AlarmStep after(boolean drifts, Instant windowStart, int persistence) {
        if (!drifts) {
            return new AlarmStep(CALM, AlarmChange.NONE);
        }
        Instant first = drifted == 0 ? windowStart : since;
        return drifted + 1 >= persistence
                ? new AlarmStep(new Raised(first, 0), AlarmChange.RAISED)
                : new AlarmStep(new Quiet(drifted + 1, first), AlarmChange.NONE);
    }
}
