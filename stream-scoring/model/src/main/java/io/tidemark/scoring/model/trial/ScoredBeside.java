package io.tidemark.scoring.model.trial;

import java.util.OptionalDouble;

/**
 * One transaction that the model on trial and its rival have both been given.
 *
 * @param transactionId of the transaction
 * @param score of the model on trial; empty if it gave none
 * @param alert whether that score reaches its review threshold
 * @param rivalAlert whether the rival's score reaches the rival's
 */
public record ScoredBeside(String transactionId, OptionalDouble score, boolean alert, boolean rivalAlert) {}
