package io.tidemark.drift.job.judge;

import io.tidemark.drift.stats.alarm.measure.AlarmSettings;
import java.io.Serializable;
import java.time.Duration;

/** Part of the configuration that travels to the tasks: see {@link AlarmSettings}. */
public record AlarmRules(
        double falseAlarmsPerMonth,
        double minimumEffect,
        int persistence,
        int clearAfter,
        double hysteresis,
        long minimumEvents,
        long cooldownMillis,
        int baselineWeeks)
        implements Serializable {

    public static AlarmRules of(AlarmSettings alarms, Duration cooldown, int baselineWeeks) {
        return new AlarmRules(
                alarms.falseAlarmsPerMonth(),
                alarms.minimumEffect(),
                alarms.persistence(),
                alarms.clearAfter(),
                alarms.hysteresis(),
                alarms.minimumEvents(),
                cooldown.toMillis(),
                baselineWeeks);
    }

    public AlarmSettings settings() {
        return new AlarmSettings(
                falseAlarmsPerMonth, minimumEffect, persistence, clearAfter, hysteresis, minimumEvents);
    }
}
