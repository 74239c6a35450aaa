package io.tidemark.scoring.policy;

import io.tidemark.scoring.policy.Thresholds.Unit;
import io.tidemark.scoring.policy.rule.Slots;
import java.util.List;

/**
 * A policy as it was read and checked: how a transaction, its features and its score become a decision.
 *
 * @param name of the policy, the same in all its versions
 * @param version names this text of it in every decision
 * @param catalogue whose features its conditions name
 * @param lists in the order of the file
 * @param rules in the order in which they are heard
 * @param slots of the names that its conditions use
 */
public record Policy(
        String name,
        String version,
        String catalogue,
        Thresholds thresholds,
        List<PolicyList> lists,
        List<Rule> rules,
        Slots slots) {

    public Policy {
        lists = List.copyOf(lists);
        rules = List.copyOf(rules);
    }

    /** Whether a rule, a segment or the thresholds go by rank. */
    public boolean asksForRank() {
        return thresholds.unit() == Unit.RANK || slots.numbers().contains(Unit.RANK.word());
    }

    /** Whether its thresholds reckon with scores as probabilities, which only calibrated ones are. */
    public boolean asksForProbability() {
        return thresholds.unit() == Unit.COST;
    }
}
