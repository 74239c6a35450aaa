package io.tidemark.features.audit;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.schemas.door.RecordBounds;
import java.time.Duration;
import java.time.Instant;

/**
 * What is audited.
 *
 * @param catalogue that the vectors have to be of
 * @param from event time of the first vector compared; those before only make the history
 * @param to event time from which on vectors are not compared
 * @param labelHorizon labels observed longer after their transaction were refused when the vectors were served, and
 *     outcomes as far from theirs did not find it
 * @param clockSkew how far ahead of the broker's clock the time of a label could be then
 * @param bounds how large the text of an outcome could be then
 * @param mostVectors how many vectors are held in memory at most, about 1 KiB each
 */
public record AuditScope(
        Catalogue catalogue,
        Instant from,
        Instant to,
        Duration labelHorizon,
        Duration clockSkew,
        RecordBounds bounds,
        int mostVectors) {

    /** With the usual bounds. */
    public AuditScope(
            Catalogue catalogue, Instant from, Instant to, Duration labelHorizon, Duration clockSkew, int mostVectors) {
        this(catalogue, from, to, labelHorizon, clockSkew, RecordBounds.USUAL, mostVectors);
    }

    boolean covers(Instant eventTime) {
        return !eventTime.isBefore(from) && eventTime.isBefore(to);
    }
}
