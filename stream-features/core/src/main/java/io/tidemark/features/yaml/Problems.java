package io.tidemark.features.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Collects all problems of a file, so that its author sees them at once and not one per attempt. */
public final class Problems {

    private final List<Problem> found = new ArrayList<>();

    public void add(int line, String reason, String suggestion) {
        found.add(new Problem(line, reason, suggestion));
    }

    public boolean none() {
        return found.isEmpty();
    }

    /** Problems in the order of their lines. */
    public List<Problem> all() {
        return found.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
    }

    /** One line of text per problem. */
    public static String text(List<Problem> problems) {
        return problems.stream().map(Problem::toString).collect(Collectors.joining(System.lineSeparator()));
    }
}
