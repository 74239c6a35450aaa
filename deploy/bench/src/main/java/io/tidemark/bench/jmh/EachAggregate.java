package io.tidemark.bench.jmh;

import io.tidemark.features.algebra.Aggregates;
import java.time.Duration;
import org.openjdk.jmh.annotations.Param;

/** One feature over 30 days with 1,000 events, by its aggregate. */
public class EachAggregate extends EventCost {

    /** A word of {@link Aggregates#words}; the runner gives them all. */
    @Param("count")
    public String aggregate;

    @Override
    protected SteadyEntities entities() {
        return new SteadyEntities(
                BenchCatalogues.single(Aggregates.of(aggregate).orElseThrow()), 1, Duration.ofDays(30), 1_000);
    }
}
