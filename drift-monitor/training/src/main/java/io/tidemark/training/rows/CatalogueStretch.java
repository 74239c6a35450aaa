package io.tidemark.training.rows;

import java.time.Instant;

/**
 * Matured transactions within the training range whose vectors one catalogue computed.
 *
 * @param first the oldest event time
 * @param last the newest
 */
public record CatalogueStretch(String hash, int rows, Instant first, Instant last) {

    /** One that holds this moment, too. */
    CatalogueStretch with(Instant moment) {
        return new CatalogueStretch(
                hash, rows + 1, moment.isBefore(first) ? moment : first, moment.isAfter(last) ? moment : last);
    }

    @Override
    public String toString() {
        return "%,d of %s (%s to %s)".formatted(rows, shortHash(), first, last);
    }

    private String shortHash() {
        return hash.length() > 12 ? hash.substring(0, 12) : hash;
    }
}
