package io.tidemark.scoring.policy.simulate;

import java.util.Map;

/**
 * What one rule, list or segment did.
 *
 * @param decisive whether it may decide, and does not only leave its name
 * @param firing how often its condition held; 0 of lists and segments
 * @param deciding how often it was the one that was heard
 * @param frauds among those that it decided
 * @param genuine among those that it decided
 * @param covered where it fired and another was heard, by that one
 */
public record Worth(
        boolean decisive,
        long firing,
        Estimate deciding,
        Estimate frauds,
        Estimate genuine,
        Map<String, Long> covered) {}
