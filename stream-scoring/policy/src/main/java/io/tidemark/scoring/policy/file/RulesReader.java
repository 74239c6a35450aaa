package io.tidemark.scoring.policy.file;

import io.tidemark.features.yaml.Problems;
import io.tidemark.features.yaml.YamlMap;
import io.tidemark.scoring.policy.PolicyDecision;
import io.tidemark.scoring.policy.Rule;
import io.tidemark.scoring.policy.rule.Condition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the rules of a policy. */
record RulesReader(ConditionReader conditions, Problems problems) {

    private static final int USUAL_PRIORITY = 0;

    /** The rules in the order in which they are heard. */
    List<Rule> read(YamlMap root) {
        List<Rule> rules = new ArrayList<>();
        Map<String, Integer> lines = new HashMap<>();
        for (YamlMap entry : root.maps("rules")) {
            entry.allow("id", "when", "then", "priority", "because");
            String id = entry.required("id", "write 'id: night-abroad'").orElse("");
            Integer before = lines.putIfAbsent(id, entry.line());
            if (before != null && !id.isEmpty()) {
                problems.add(
                        entry.line("id"),
                        "rule '" + id + "' stands in line " + before + " too",
                        "give each its own id");
            }
            String owner = "rule '" + id + "'";
            Optional<Condition> when = conditions.read(entry, owner);
            Optional<PolicyDecision> then = Decisions.read(entry, "then", owner, problems);
            int priority = priority(entry, owner);
            String because = entry.text("because").orElse("");
            when.ifPresent(condition -> rules.add(new Rule(id, entry.line(), condition, priority, then, because)));
        }
        rules.sort(Comparator.comparingInt(Rule::priority).reversed());
        return rules;
    }

    private int priority(YamlMap entry, String owner) {
        Optional<String> text = entry.text("priority");
        try {
            return text.map(Integer::parseInt).orElse(USUAL_PRIORITY);
        } catch (NumberFormatException e) {
            problems.add(
                    entry.line("priority"),
                    owner + ": '" + text.get() + "' is no priority",
                    "write a whole number; rules of a higher one are heard first, those without one have 0");
            return USUAL_PRIORITY;
        }
    }
}
