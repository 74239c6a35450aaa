package io.tidemark.drift.stats.alarm.state;

/** What a window did to an alarm. */
public enum AlarmChange {
    NONE,
    RAISED,
    CLEARED
}
