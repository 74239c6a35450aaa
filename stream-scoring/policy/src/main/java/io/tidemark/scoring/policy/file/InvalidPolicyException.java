package io.tidemark.scoring.policy.file;

import io.tidemark.features.yaml.Problem;
import io.tidemark.features.yaml.Problems;
import java.util.List;

/** A policy that cannot be used, with all its problems. The message has one line per problem. */
public final class InvalidPolicyException extends RuntimeException {

    private final transient List<Problem> problems;

    public InvalidPolicyException(String where, List<Problem> problems) {
        super(where + " cannot be used:" + System.lineSeparator() + Problems.text(problems));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
