package io.tidemark.scoring.policy.simulate;

import io.tidemark.scoring.policy.PolicyDecision;
import java.util.ArrayList;
import java.util.List;

/**
 * Transactions that two policies decide differently.
 *
 * @param from by the policy of today
 * @param to by the new one
 * @param frauds that were seen, each once
 * @param genuine that were seen, each once
 * @param unseen that were declined in the past, so that nobody knows
 * @param examples ids of the first few
 */
public record Change(
        PolicyDecision from,
        PolicyDecision to,
        long transactions,
        long frauds,
        long genuine,
        long unseen,
        List<String> examples) {

    private static final int MOST_EXAMPLES = 3;

    public Change {
        examples = List.copyOf(examples);
    }

    static Change none(PolicyDecision from, PolicyDecision to) {
        return new Change(from, to, 0, 0, 0, 0, List.of());
    }

    Change with(Case event) {
        List<String> more = new ArrayList<>(examples);
        if (more.size() < MOST_EXAMPLES) {
            more.add(event.transaction().getTransactionId());
        }
        boolean seen = event.past().isSeen();
        return new Change(
                from,
                to,
                transactions + 1,
                frauds + (seen && event.fraud().orElse(false) ? 1 : 0),
                genuine + (seen && !event.fraud().orElse(true) ? 1 : 0),
                unseen + (seen ? 0 : 1),
                more);
    }
}
