package io.tidemark.drift.stats.alarm.measure;

import java.time.Duration;

/**
 * What people set about alarms.
 *
 * @param falseAlarmsPerMonth how many alarms a model may raise in a month of 30.4375 days although nothing changes, on
 *     average
 * @param minimumEffect PSI beyond what chance explains, below which no shift matters, however sure it is
 * @param persistence windows in a row in which a finding must be seen to raise an alarm
 * @param clearAfter calm windows in a row that clear it
 * @param hysteresis part of the way from what chance explains up to the limit: a raised alarm holds while PSI is above
 * @param minimumEvents smaller windows and segments decide nothing
 */
public record AlarmSettings(
        double falseAlarmsPerMonth,
        double minimumEffect,
        int persistence,
        int clearAfter,
        double hysteresis,
        long minimumEvents) {
    /** One false alarm in twenty months of a model. */
    public static final AlarmSettings DEFAULT = new AlarmSettings(0.05, 0.02, 2, 2, 0.5, 100);

    private static final double MONTH_MILLIS = 30.4375 * 24 * 3600 * 1000;
    private static final double HIGHEST_LEVEL = 0.5;

    public AlarmSettings {
        require(falseAlarmsPerMonth > 0, "false alarms per month must be above 0", falseAlarmsPerMonth);
        require(minimumEffect >= 0, "the minimum effect must not be below 0", minimumEffect);
        require(persistence >= 1, "persistence must be at least one window", persistence);
        require(clearAfter >= 1, "an alarm clears after at least one window", clearAfter);
        require(hysteresis >= 0 && hysteresis <= 1, "hysteresis must be in 0 .. 1", hysteresis);
        require(minimumEvents >= 1, "the minimum of events must be at least 1", minimumEvents);
    }

    /** The probability with which one window may raise a false alarm: alarms of a month, shared out to its windows. */
    public double level(Duration window) {
        return Math.min(HIGHEST_LEVEL, falseAlarmsPerMonth * window.toMillis() / MONTH_MILLIS);
    }

    private static void require(boolean holds, String what, double got) {
        if (!holds) {
            throw new IllegalArgumentException(what + ", got " + got);
        }
    }
}
