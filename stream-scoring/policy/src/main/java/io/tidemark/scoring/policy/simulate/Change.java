package io.tidemark.scoring.policy.simulate;

import io.tidemark.scoring.policy.PolicyDecision;
import java.util.ArrayList;
import java.util.List;

/**
 * Transactions that two policies decide differently.
 *
 * @param from by the policy of today
 * @param to by the new one
 * @param examples ids of the first few
 */
public record Change(
        PolicyDecision from, PolicyDecision to, long transactions, long frauds, long genuine, List<String> examples) {

    private static final int MOST_EXAMPLES = 3;

    public Change {
        examples = List.copyOf(examples);
    }

    static Change none(PolicyDecision from, PolicyDecision to) {
        return new Change(from, to, 0, 0, 0, List.of());
    }

    Change with(Case event) {
        List<String> more = new ArrayList<>(examples);
        if (more.size() < MOST_EXAMPLES) {
            more.add(event.transaction().getTransactionId());
        }
        return new Change(
                from,
                to,
                transactions + 1,
                frauds + (event.fraud().orElse(false) ? 1 : 0),
                genuine + (event.fraud().orElse(true) ? 0 : 1),
                more);
    }
}
