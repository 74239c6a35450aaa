package io.tidemark.features.catalogue;

import io.tidemark.features.yaml.Problem;
import io.tidemark.features.yaml.Problems;
import java.util.List;

/** A catalogue that cannot be used, with all its problems. The message has one line per problem. */
public final class InvalidCatalogueException extends RuntimeException {

    private final transient List<Problem> problems;

    InvalidCatalogueException(String where, List<Problem> problems) {
        super(where + " cannot be used:" + System.lineSeparator() + Problems.text(problems));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
