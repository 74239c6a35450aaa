package io.tidemark.drift.stats.alarm.state;

import java.time.Instant;

/**
 * What one window says.
 *
 * @param since start of the first window of what it shows; its own start if it shows nothing
 * @param drifts some finding would raise an alarm if it lasted
 * @param lasts some finding has lasted long enough to raise one
 * @param calm nothing that has raised the alarm is above its clear limit, and nothing else drifts
 */
public record Look(Instant since, boolean drifts, boolean lasts, boolean calm) {}
