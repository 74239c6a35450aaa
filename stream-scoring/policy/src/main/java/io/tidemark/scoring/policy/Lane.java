package io.tidemark.scoring.policy;

/** The lanes of a policy in the order in which they decide: the first that has something to say is heard. */
public enum Lane {
    /** A list that nothing overrules, such as stolen cards. */
    HARD_DENY,
    /** A list of whom to trust. */
    ALLOW,
    /** A list of whom not to trust, below those to trust. */
    DENY,
    RULES,
    /** What the score says. */
    THRESHOLDS;

    /** As it stands in a policy file. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
