package io.tidemark.scoring.model;

/**
 * The thresholds that turn a score into a decision: decline at or above {@code declineThreshold}, else review at or above
 * {@code reviewThreshold}, else approve.
 *
 * @param version names these thresholds in score records
 */
public record Policy(String version, double reviewThreshold, double declineThreshold) {

    public Policy {
        if (!(reviewThreshold >= 0) || !(declineThreshold >= reviewThreshold)) {
            throw new IllegalArgumentException("the policy needs 0 <= review_threshold <= decline_threshold, but has "
                    + reviewThreshold + " and " + declineThreshold);
        }
    }
}
