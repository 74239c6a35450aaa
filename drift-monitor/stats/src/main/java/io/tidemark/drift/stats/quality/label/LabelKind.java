package io.tidemark.drift.stats.quality.label;

/**
 * Who or what gave a label, and how much that weighs. A chargeback and an analyst's finding close a case and revise
 * each other; a customer's word stands until one of them speaks; an early warning stands until anybody does. A kind of
 * a later version of the schema weighs least.
 */
public enum LabelKind {
    UNKNOWN(0),
    CHARGEBACK(3),
    ANALYST(3),
    CUSTOMER(2),
    EARLY_WARNING(1);

    private static final LabelKind[] ALL = values();
    private final int precedence;

    LabelKind(int precedence) {
        this.precedence = precedence;
    }

    /** From 0; larger ones overrule smaller ones, whenever they come. */
    public int precedence() {
        return precedence;
    }

    /**
     * True if it can speak of a transaction that was declined, which never gets a chargeback and of which a customer
     * rarely hears.
     */
    public boolean seesDeclined() {
        return this == ANALYST || this == EARLY_WARNING;
    }

    /** The kind of this name, {@link #UNKNOWN} if there is none. */
    public static LabelKind named(String name) {
        for (LabelKind kind : ALL) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        return UNKNOWN;
    }

    static LabelKind at(int ordinal) {
        return ALL[ordinal];
    }
}
