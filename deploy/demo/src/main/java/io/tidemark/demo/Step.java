package io.tidemark.demo;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * A chapter that has been told.
 *
 * @param name of the chapter: history_scored, first_model_in_force, live_traffic, drift_planted, alarm,
 *     retraining_asked, candidate, trial, swap, quality_after_swap
 * @param seconds since the demonstration began, by the clock on the wall
 * @param what happened, in the words of whoever did it
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Step(String name, double seconds, String what) {}
