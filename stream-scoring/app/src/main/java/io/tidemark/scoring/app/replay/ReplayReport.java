package io.tidemark.scoring.app.replay;

import java.util.List;

/**
 * What a replay of one decision found.
 *
 * @param compared everything that was computed anew
 * @param notCompared what was not, each with the reason in a few words
 */
public record ReplayReport(List<Comparison> compared, List<String> notCompared) {

    static final String DECISION = "decision";

    public ReplayReport {
        compared = List.copyOf(compared);
        notCompared = List.copyOf(notCompared);
    }

    /** Whether the decision itself could be taken again. */
    public boolean decided() {
        return compared.stream().anyMatch(one -> one.what().equals(DECISION));
    }

    /** Whether all that could be compared has the same bits. */
    public boolean same() {
        return compared.stream().allMatch(Comparison::same);
    }
}
