package io.tidemark.scoring.policy.simulate;

import io.tidemark.schemas.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * From when on a transaction has an outcome. Frauds are labelled early and late, genuine ones by nobody: were a label
 * heard before its absence is, young transactions would count only if they are frauds.
 *
 * @param newest event time of the newest transaction, by which ages are told
 * @param delay age from which on a transaction has an outcome, labelled or not
 */
public record Maturity(Instant newest, Duration delay) {

    /**
     * Whether it is a fraud; empty while it is too young, whatever is said of it.
     *
     * @param labelled what the label in force says, whether it is a fraud; empty without one, which is genuine
     */
    public Optional<Boolean> fraud(Transaction transaction, Optional<Boolean> labelled) {
        boolean young = transaction.getEventTime().plus(delay).isAfter(newest);
        return young ? Optional.empty() : Optional.of(labelled.orElse(false));
    }
}
