package io.tidemark.scoring.policy.simulate;

import java.util.Optional;

/**
 * What one rule, list or segment did: plain counts, without an interval.
 *
 * @param decisive whether it may decide, and does not only leave its name
 * @param firing how often its condition held; 0 of lists and segments
 * @param deciding how often it was the one that was heard
 * @param frauds among those that it decided
 * @param genuine among those that it decided
 */
public record Worth(boolean decisive, long firing, long deciding, long frauds, long genuine) {

    /** @param decisive whether it may decide at all, and does not only leave its name */
    static Worth none(boolean decisive) {
        return new Worth(decisive, 0, 0, 0, 0);
    }

    Worth fired() {
        return new Worth(decisive, firing + 1, deciding, frauds, genuine);
    }

    Worth decided(Optional<Boolean> fraud) {
        return new Worth(
                decisive,
                firing,
                deciding + 1,
                frauds + (fraud.orElse(false) ? 1 : 0),
                genuine + (fraud.orElse(true) ? 0 : 1));
    }
}
