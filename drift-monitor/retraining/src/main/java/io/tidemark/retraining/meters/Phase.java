package io.tidemark.retraining.meters;

import java.util.Locale;

/** What the retraining service is at. */
public enum Phase {
    /** It has not reached the log yet. */
    STARTING,
    /** Nobody asks. */
    IDLE,
    /** A request waits, for labels or until another retraining is long enough ago. */
    WAITING,
    /** A model is trained and compared. */
    TRAINING,
    /** Kafka or the registry cannot be reached. */
    UNREACHABLE;

    /** The label's value. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
