package io.tidemark.drift.job;

import io.tidemark.drift.stats.alarm.measure.AlarmSettings;
import java.io.Serializable;

/** Part of the configuration that travels to the tasks: see {@link AlarmSettings} and {@link MonitorJobConfig}. */
record AlarmRules(
        double falseAlarmsPerMonth,
        double minimumEffect,
        int persistence,
        int clearAfter,
        double hysteresis,
        long minimumEvents,
        long cooldownMillis,
        int baselineWeeks)
        implements Serializable {

    static AlarmRules of(MonitorJobConfig config) {
        AlarmSettings alarms = config.drift().alarms();
        return new AlarmRules(
                alarms.falseAlarmsPerMonth(),
                alarms.minimumEffect(),
                alarms.persistence(),
                alarms.clearAfter(),
                alarms.hysteresis(),
                alarms.minimumEvents(),
                config.drift().cooldown().toMillis(),
                config.drift().baselineWeeks());
    }

    AlarmSettings settings() {
        return new AlarmSettings(
                falseAlarmsPerMonth, minimumEffect, persistence, clearAfter, hysteresis, minimumEvents);
    }
}
