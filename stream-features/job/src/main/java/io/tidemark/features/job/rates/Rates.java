package io.tidemark.features.job.rates;

import io.tidemark.features.job.event.RefusedEvent;
import io.tidemark.features.rates.RateTables;
import java.util.List;

/** Knows the tables of rates. */
interface Rates extends AutoCloseable {

    /** Those that are known by now; throws what has kept it from reading on. */
    RateTables tables();

    /** The letters of tables that were refused since the last call; empty is the rule. */
    default List<RefusedEvent> refused() {
        return List.of();
    }

    @Override
    void close();
}
