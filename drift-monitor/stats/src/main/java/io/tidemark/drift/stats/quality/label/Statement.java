package io.tidemark.drift.stats.quality.label;

import java.util.Comparator;

/**
 * One label.
 *
 * @param observedAt when it became known, ms since the epoch
 */
public record Statement(LabelVerdict verdict, LabelKind kind, long observedAt) {
    private static final Comparator<Statement> ORDER = Comparator.comparingLong(Statement::observedAt)
            .thenComparing(Statement::verdict)
            .thenComparing(Statement::kind);

    /** True if it takes the place of another one of the same precedence: it was observed later. */
    boolean revises(Statement other) {
        return ORDER.compare(this, other) > 0;
    }
}
