package io.tidemark.drift.stats.profile;

import java.util.Locale;

/** How the values of a column are binned. */
public enum ColumnKind {
    /** Many distinct values: bins between quantiles. */
    NUMERIC,
    /** At most {@value Bins#MOST_CATEGORIES} distinct values in the reference: a bin each and one for unseen values. */
    CATEGORICAL;

    /** The word used in reports: {@code numeric} or {@code categorical}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
