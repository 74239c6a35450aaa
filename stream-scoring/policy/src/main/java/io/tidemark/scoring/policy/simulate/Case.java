package io.tidemark.scoring.policy.simulate;

import io.tidemark.schemas.Transaction;
import java.util.Optional;

/**
 * One transaction of the past.
 *
 * @param vector its features in the order of the catalogue, NaN is missing
 * @param score what the model says of it, NaN if nothing
 * @param rank share of the reference that scores lower, NaN if that is not known
 * @param fraud what became of it; empty if nobody knows
 */
public record Case(Transaction transaction, double[] vector, double score, double rank, Optional<Boolean> fraud) {}
