package io.tidemark.scoring.policy.simulate;

import java.util.List;
import java.util.Map;

/**
 * Two policies on one history.
 *
 * @param undecided transactions of which a policy could not say anything, since what its thresholds go by is missing
 * @param unlabelled transactions of which nobody knows what became of them: they are decided, and are neither frauds
 *     nor genuine here
 * @param days that the history covers
 * @param difference the new one less that of today
 * @param changes what is decided differently, by kind
 * @param unseen what the past declined and chance let too few through of: no figure holds a number for it
 * @param degraded decisions that were no normal ones, by flag: they are in no other figure
 */
public record SimulationResult(
        long transactions,
        long undecided,
        long unlabelled,
        long days,
        PolicyOutcome today,
        PolicyOutcome proposed,
        Difference difference,
        List<Change> changes,
        List<Unseen> unseen,
        Map<String, Long> degraded) {

    /** @param money of frauds that were stopped, in minor units by currency */
    public record Difference(
            Estimate fraudsStopped, Estimate genuineStopped, Estimate stoppedPerDay, Map<String, Estimate> money) {}
}
