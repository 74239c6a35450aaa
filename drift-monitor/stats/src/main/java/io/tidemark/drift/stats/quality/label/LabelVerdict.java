package io.tidemark.drift.stats.quality.label;

/** What a label says. Of two said at one moment by sources of one precedence the later in this list stays. */
public enum LabelVerdict {
    FRAUD,
    GENUINE,
    WITHDRAWN
}
