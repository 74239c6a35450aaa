package io.tidemark.features.files.guess;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * The columns that may be a field, the likeliest first.
 *
 * @param found with a score above 0
 */
record Choice(List<Scored> found) {

    /** Two names may be as likely as one another. */
    private static final int NEAR = 3;

    /** A column and how surely it is the one. */
    record Scored(Column column, int score) {}

    static Choice of(List<Column> columns, ToIntFunction<Column> score) {
        return new Choice(columns.stream()
                .map(column -> new Scored(column, score.applyAsInt(column)))
                .filter(scored -> scored.score() > 0)
                .sorted(Comparator.comparingInt(Scored::score).reversed())
                .toList());
    }

    Optional<Column> best() {
        return found.stream().map(Scored::column).findFirst();
    }

    /** Whether the second is about as likely as the first. */
    boolean close() {
        return found.size() > 1 && found.get(0).score() - found.get(1).score() <= NEAR;
    }

    /** The names of all but the best. */
    String others() {
        return found.stream().skip(1).map(scored -> scored.column().name()).collect(Collectors.joining(", "));
    }

    String all() {
        return found.stream().map(scored -> scored.column().name()).collect(Collectors.joining(", "));
    }
}
