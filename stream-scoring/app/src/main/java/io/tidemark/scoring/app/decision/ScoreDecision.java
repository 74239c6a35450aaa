package io.tidemark.scoring.app.decision;

import io.tidemark.schemas.Decision;
import io.tidemark.scoring.model.manifest.Policy;

/** Decides by a score. */
public final class ScoreDecision {

    private ScoreDecision() {}

    /** Decline at or above the one threshold, else review at or above the other, else approve. */
    public static Decision of(double score, Policy policy) {
        if (score >= policy.declineThreshold()) {
            return Decision.DECLINE;
        }
        return score >= policy.reviewThreshold() ? Decision.REVIEW : Decision.APPROVE;
    }
}
