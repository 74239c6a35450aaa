package io.tidemark.training.rows;

import io.tidemark.schemas.LabelType;
import io.tidemark.schemas.Verdict;
import java.time.Instant;

/** The verdict in force about one transaction, who gave it and when. */
record KnownLabel(Verdict verdict, LabelType type, Instant observedAt) {

    /** Whether it can be about a declined transaction, of which no cardholder complains. */
    boolean inSpiteOfDecline() {
        return type == LabelType.ANALYST || type == LabelType.EARLY_WARNING;
    }
}
