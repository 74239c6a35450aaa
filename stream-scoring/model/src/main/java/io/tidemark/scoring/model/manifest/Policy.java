package io.tidemark.scoring.model.manifest;

/**
 * The thresholds that turn a score into a decision: decline at or above {@code declineThreshold}, else review at or
 * above
 * {@code reviewThreshold}, else approve.
 *
 * @param version names these thresholds in score records
 * @param releaseShare share of what would be declined that is let through by chance, 0 to 1: the only way to learn what
 *     becomes of declined transactions, and to learn from them without a bias
 */
public record Policy(String version, double reviewThreshold, double declineThreshold, double releaseShare) {

    /** Declines whatever reaches its threshold. */
    public Policy(String version, double reviewThreshold, double declineThreshold) {
        this(version, reviewThreshold, declineThreshold, 0);
    }

    public Policy {
        if (!(reviewThreshold >= 0) || !(declineThreshold >= reviewThreshold)) {
            throw new IllegalArgumentException("the policy needs 0 <= review_threshold <= decline_threshold, but has "
                    + reviewThreshold + " and " + declineThreshold);
        }
        if (!(releaseShare >= 0 && releaseShare <= 1)) {
            throw new IllegalArgumentException(
                    "the policy's release_share must be from 0 to 1, but is " + releaseShare);
        }
    }
}
