package io.tidemark.scoring.policy.check;

import io.tidemark.features.yaml.Problems;
import io.tidemark.scoring.policy.Policy;
import io.tidemark.scoring.policy.Rule;
import io.tidemark.scoring.policy.Thresholds.Segment;
import io.tidemark.scoring.policy.rule.Condition;
import io.tidemark.scoring.policy.rule.Slots;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks for what cannot be meant: conditions that never hold, rules that are never heard, segments that overlap. Only
 * what is proven is said.
 */
public final class PolicyCheck {

    private final Policy policy;
    private final Problems problems;

    /** Of each condition, once: every one is laid beside all others. */
    private final Map<Condition, Optional<List<Conjunction>>> normals = new IdentityHashMap<>();

    /** For remarks only. */
    public PolicyCheck(Policy policy) {
        this(policy, new Problems());
    }

    public PolicyCheck(Policy policy, Problems problems) {
        this.policy = policy;
        this.problems = problems;
    }

    /** Notes what makes the policy unusable. */
    public void check() {
        policy.rules().forEach(rule -> contradiction("rule '" + rule.id() + "'", rule.line(), rule.when()));
        policy.thresholds()
                .segments()
                .forEach(segment -> contradiction("segment '" + segment.name() + "'", segment.line(), segment.when()));
        if (problems.none()) {
            unheard();
            overlappingSegments();
        }
    }

    private void contradiction(String owner, int line, Condition condition) {
        if (normal(condition).filter(List::isEmpty).isPresent()) {
            problems.add(
                    line, owner + " never holds: its condition contradicts itself", "look at its bounds and texts");
        }
    }

    private void unheard() {
        List<Rule> rules = policy.rules();
        for (int later = 0; later < rules.size(); later++) {
            Rule rule = rules.get(later);
            for (int i = 0; i < later && rule.isTerminal(); i++) {
                Rule before = rules.get(i);
                if (before.isTerminal() && covers(before.when(), rule.when())) {
                    problems.add(
                            rule.line(),
                            "rule '" + rule.id() + "' is never heard: rule '" + before.id() + "' in line "
                                    + before.line() + " decides wherever it would"
                                    + example(rule.when(), before.when()),
                            "narrow that one, give this one a higher priority, or take it out");
                    break;
                }
            }
        }
    }

    private Optional<List<Conjunction>> normal(Condition condition) {
        return normals.computeIfAbsent(condition, one -> Normal.of(one.tree()));
    }

    private boolean covers(Condition before, Condition later) {
        Optional<List<Conjunction>> first = normal(before);
        Optional<List<Conjunction>> second = normal(later);
        return first.isPresent()
                && second.isPresent()
                && second.get().stream().allMatch(each -> first.get().stream().anyMatch(one -> one.covers(each)));
    }

    private String example(Condition later, Condition before) {
        return together(later, before, policy.slots())
                .map(witness -> ", as for " + witness)
                .orElse("");
    }

    private void overlappingSegments() {
        List<Segment> segments = policy.thresholds().segments();
        for (int later = 0; later < segments.size(); later++) {
            for (int i = 0; i < later; i++) {
                Segment first = segments.get(i);
                Segment second = segments.get(later);
                together(first.when(), second.when(), policy.slots())
                        .ifPresent(witness -> problems.add(
                                second.line(),
                                "segments '" + first.name() + "' and '" + second.name() + "' overlap, as for "
                                        + witness,
                                "make their conditions exclude one another"));
            }
        }
    }

    /** Two rules of one priority that decide differently on the same event: the order of the file decides then. */
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        List<Rule> rules = policy.rules();
        for (int later = 0; later < rules.size(); later++) {
            for (int i = 0; i < later; i++) {
                Rule first = rules.get(i);
                Rule second = rules.get(later);
                if (first.isTerminal()
                        && second.isTerminal()
                        && first.priority() == second.priority()
                        && !first.then().equals(second.then())) {
                    together(first.when(), second.when(), policy.slots())
                            .ifPresent(witness -> remarks.add("rules '" + first.id() + "' (line " + first.line()
                                    + ") and '" + second.id() + "' (line " + second.line()
                                    + ") decide differently on some events and have one priority, so the first of the"
                                    + " file is heard, as for " + witness));
                }
            }
        }
        return remarks;
    }

    private Optional<Witness> together(Condition one, Condition other, Slots slots) {
        List<Conjunction> first = normal(one).orElse(List.of());
        List<Conjunction> second = normal(other).orElse(List.of());
        return first.stream()
                .flatMap(left -> second.stream().flatMap(right -> left.and(right).stream()))
                .flatMap(both -> Witness.of(both, slots, one, other).stream())
                .findFirst();
    }
}
