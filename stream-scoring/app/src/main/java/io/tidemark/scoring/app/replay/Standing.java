package io.tidemark.scoring.app.replay;

import io.tidemark.schemas.Score;
import io.tidemark.scoring.model.cause.Cause;

/** How usual a decision was when it was taken. */
public enum Standing {
    /** By the model in force, or none was and a rule decided; nothing spoke against it. */
    USUAL,
    /** By the fallback ladder, for one of its causes. */
    DEGRADED,
    /** As usual, with a flag that says what was amiss, with its vector say, or with the policy that decided. */
    FLAGGED;

    static Standing of(Score score) {
        if (score.getFlags().stream().anyMatch(Cause::isCause)) {
            return DEGRADED;
        }
        return score.getFlags().isEmpty() ? USUAL : FLAGGED;
    }
}
