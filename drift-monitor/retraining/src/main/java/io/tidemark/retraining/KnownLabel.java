package io.tidemark.retraining;

import io.tidemark.schemas.LabelType;
import io.tidemark.schemas.Verdict;
import java.time.Instant;

/** The verdict in force about one transaction, who gave it and when. */
record KnownLabel(Verdict verdict, LabelType type, Instant observedAt) {

    /** True if this one takes the other's place. Of verdicts observed at one moment the graver one stays. */
    boolean replaces(KnownLabel other) {
        int byTime = observedAt.compareTo(other.observedAt);
        return byTime > 0
                || (byTime == 0 && verdict.compareTo(other.verdict) > 0)
                || (byTime == 0 && verdict == other.verdict && type.compareTo(other.type) > 0);
    }

    /** Whether it can be about a declined transaction, of which no cardholder complains. */
    boolean inSpiteOfDecline() {
        return type == LabelType.ANALYST || type == LabelType.EARLY_WARNING;
    }
}
