package io.tidemark.bench.jmh;

import java.time.Duration;
import org.openjdk.jmh.annotations.Param;

/** Count, sum and mean of 1,000 events, by the width of their window. */
public class WindowWidth extends EventCost {

    @Param({"1", "60", "1440", "43200", "129600"})
    public int minutes;

    @Override
    protected SteadyEntities entities() {
        Duration window = Duration.ofMinutes(minutes);
        return new SteadyEntities(BenchCatalogues.simple(window), 1, window, 1_000);
    }
}
