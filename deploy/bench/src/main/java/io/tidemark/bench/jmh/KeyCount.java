package io.tidemark.bench.jmh;

import java.time.Duration;
import org.openjdk.jmh.annotations.Param;

/** Count, sum and mean over 30 days with 10 events each, by the number of customers, of whom none was met lately. */
public class KeyCount extends EventCost {

    @Param({"1000", "10000", "100000", "1000000"})
    public int keys;

    @Override
    protected SteadyEntities entities() {
        Duration window = Duration.ofDays(30);
        return new SteadyEntities(BenchCatalogues.simple(window), keys, window, 10);
    }
}
