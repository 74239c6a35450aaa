package io.tidemark.bench.jmh;

import java.time.Duration;
import org.openjdk.jmh.annotations.Param;

/** Count, sum and mean over 30 days, by the number of events in them. */
public class WindowFill extends EventCost {

    @Param({"100", "1000", "10000", "100000", "1000000"})
    public int events;

    @Override
    protected SteadyEntities entities() {
        Duration window = Duration.ofDays(30);
        return new SteadyEntities(BenchCatalogues.simple(window), 1, window, events);
    }
}
