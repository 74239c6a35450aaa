package io.tidemark.scoring.policy.file;

import io.tidemark.features.yaml.Problems;
import io.tidemark.features.yaml.YamlMap;
import io.tidemark.scoring.policy.rule.Condition;
import io.tidemark.scoring.policy.rule.ConditionException;
import io.tidemark.scoring.policy.rule.ConditionProblem;
import io.tidemark.scoring.policy.rule.Language;
import io.tidemark.scoring.policy.rule.Slots;
import java.util.Optional;

/** Reads the conditions of a policy file and notes what is wrong with them at their places. */
record ConditionReader(Language language, Slots slots, Problems problems) {

    private static final int MOST_NODES = 400;

    /** @param owner what the condition belongs to, as in {@code rule 'x'} */
    Optional<Condition> read(YamlMap entry, String owner) {
        Optional<String> text = entry.required("when", "write 'when: score > 0.5' or another condition");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            Condition condition = language.compile(text.get(), slots);
            if (condition.nodes() > MOST_NODES) {
                problems.add(
                        entry.line("when"),
                        owner + ": the condition has " + condition.nodes() + " parts, more than " + MOST_NODES,
                        "use a list for long enumerations, or several rules");
            }
            return Optional.of(condition);
        } catch (ConditionException e) {
            e.problems().forEach(problem -> note(entry, owner, problem));
            return Optional.empty();
        }
    }

    private void note(YamlMap entry, String owner, ConditionProblem problem) {
        problems.add(
                entry.textLine("when") + problem.line() - 1,
                owner + ": " + problem.reason() + " (column " + problem.column() + " of the condition)",
                problem.suggestion());
    }
}
