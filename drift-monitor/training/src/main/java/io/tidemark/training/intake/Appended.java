package io.tidemark.training.intake;

import java.time.Instant;

/**
 * A record as it lies in the log.
 *
 * @param at when the broker appended it
 */
public record Appended<T>(T value, Instant at) {}
