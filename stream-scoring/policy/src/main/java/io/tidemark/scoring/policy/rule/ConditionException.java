package io.tidemark.scoring.policy.rule;

import java.util.List;

/** A condition that cannot be used. */
public final class ConditionException extends Exception {

    private final transient List<ConditionProblem> problems;

    ConditionException(List<ConditionProblem> problems) {
        super(problems.get(0).reason() + "; " + problems.get(0).suggestion());
        this.problems = List.copyOf(problems);
    }

    public List<ConditionProblem> problems() {
        return problems;
    }
}
