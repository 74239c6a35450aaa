package io.tidemark.scoring.app.topology;

import io.tidemark.schemas.FeatureVector;
import io.tidemark.scoring.model.cause.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a task had its stores back. Until then it decides nothing, since it could not tell what was decided before; what
 * waited for it too long is decided late and says so.
 *
 * @param before transactions that the broker appended earlier than this have waited too long
 */
record Restoration(Instant before) {

    /**
     * @param anew whether there was something to bring back; a first start delays nobody
     * @param at when it had ended
     * @param atMost a wait that is no delay yet; zero: none ever is one
     */
    static Restoration ended(boolean anew, Instant at, Duration atMost) {
        return new Restoration(anew && !atMost.isZero() ? at.minus(atMost) : Instant.MIN);
    }

    Optional<Cause> cause(FeatureVector vector) {
        return vector.getLoggedAt().isBefore(before) ? Optional.of(Cause.STORE_RESTORING) : Optional.empty();
    }
}
