package io.tidemark.scoring.policy;

import java.util.List;

/**
 * What a policy says of a transaction, and why.
 *
 * @param lane that was heard
 * @param by the list, rule or segment that was heard; empty for the general thresholds
 * @param fired ids of all rules that fired, in the order in which they are heard
 * @param failed rules and segments that could not be answered, and what was missing
 * @param lists that hold the transaction
 */
public record Ruling(
        PolicyDecision decision,
        Lane lane,
        String by,
        List<String> fired,
        List<Unanswered> failed,
        List<String> lists) {

    /** @param what was missing, in words: {@code features.X}, {@code transaction.device}, ... */
    public record Unanswered(String condition, String what) {}
}
