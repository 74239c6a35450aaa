package io.tidemark.drift.stats.alarm.state;

/** The next state and what changed. */
public record AlarmStep(AlarmState next, AlarmChange change) {}
