package io.tidemark.scoring.policy;

import io.tidemark.scoring.policy.rule.Condition;
import java.util.Optional;

/**
 * A rule: if the condition holds, it fires.
 *
 * @param id names it in traces, counters and reports
 * @param priority rules of a higher one are heard first; among equals the order of the file counts
 * @param then what it decides; empty if it only leaves its name in the trace
 * @param because for people, empty if nothing is said
 */
public record Rule(String id, int line, Condition when, int priority, Optional<PolicyDecision> then, String because) {

    /** Whether it decides. */
    public boolean isTerminal() {
        return then.isPresent();
    }
}
