package io.tidemark.features.rates;

import io.tidemark.features.yaml.Problem;
import io.tidemark.features.yaml.Problems;
import java.util.List;

/** A file of rates that cannot be used, with all its problems. The message has one line per problem. */
public final class InvalidRatesException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    InvalidRatesException(String where, List<Problem> problems) {
        super(where + " cannot be used:" + System.lineSeparator() + Problems.text(problems));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
