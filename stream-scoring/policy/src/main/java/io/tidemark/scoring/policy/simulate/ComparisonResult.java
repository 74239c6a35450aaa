package io.tidemark.scoring.policy.simulate;

import io.tidemark.schemas.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a policy that watched would have decided beside what was decided.
 *
 * @param shadow name and version of the policy; empty if none is on record
 * @param sha256 of its text
 * @param decidedBy name and version of the policies that decided, or of the thresholds, with their transactions
 * @param from the first transaction by event time; null without any
 * @param to the last one
 * @param transactions that are compared
 * @param customers that made them
 * @param different transactions that it would have decided differently
 * @param share of them
 * @param table what was decided, and what would have been; pairs that never came are left out
 * @param parts by what decides in the policy that watched: list, rule, segment, thresholds, or the thresholds of
 *     the model where its own have nothing to say
 * @param degraded decisions with a flag, real or would-be, which are not compared, by flag
 * @param otherShadows decisions beside another text that watched, which are not compared
 * @param unheard decisions without a word of any shadow, which are not compared
 */
public record ComparisonResult(
        String shadow,
        String sha256,
        Map<String, Long> decidedBy,
        Instant from,
        Instant to,
        long transactions,
        long customers,
        Estimate different,
        Estimate share,
        List<Pair> table,
        Map<String, Part> parts,
        Map<String, Long> degraded,
        long otherShadows,
        long unheard) {

    /**
     * Transactions that were decided alike, and would have been.
     *
     * @param real what was decided
     * @param shadow what the policy that watched would have decided
     * @param examples ids of the first few where both differ
     */
    public record Pair(Decision real, Decision shadow, Estimate transactions, List<String> examples) {}

    /** What one part of the policy that watched would have decided, and how much of it differently. */
    public record Part(long transactions, Estimate different) {}
}
