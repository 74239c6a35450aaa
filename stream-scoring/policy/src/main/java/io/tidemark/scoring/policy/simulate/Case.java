package io.tidemark.scoring.policy.simulate;

import io.tidemark.schemas.Transaction;
import java.util.List;
import java.util.Optional;

/**
 * One transaction of the past.
 *
 * @param vector its features in the order of the catalogue, NaN is missing
 * @param score what the model says of it, NaN if nothing
 * @param rank share of the reference that scores lower, NaN if that is not known
 * @param fraud what became of it; empty if nobody knows, or it is too young for anybody to know, declined or not
 * @param past whether it was let through
 * @param flags why its decision was no normal one; empty if it was
 */
public record Case(
        Transaction transaction,
        double[] vector,
        double score,
        double rank,
        Optional<Boolean> fraud,
        Past past,
        List<String> flags) {

    /** One that was decided as usual, and not declined. */
    public Case(Transaction transaction, double[] vector, double score, double rank, Optional<Boolean> fraud) {
        this(transaction, vector, score, rank, fraud, Past.SEEN, List.of());
    }
}
