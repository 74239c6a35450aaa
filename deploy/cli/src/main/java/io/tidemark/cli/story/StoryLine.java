package io.tidemark.cli.story;

import java.time.Instant;

/**
 * One thing that happened to a model.
 *
 * @param kind asked_for, trained, compared, published, rollout, drift or quality
 * @param text whole sentences
 */
public record StoryLine(Instant at, String kind, String text) {}
