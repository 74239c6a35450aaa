package io.tidemark.bench.jmh;

import java.time.Duration;
import org.openjdk.jmh.annotations.Param;

/** 1,000 events in 30 days, by the number of features; five share a window. */
public class FeatureCount extends EventCost {

    @Param({"5", "20", "50", "100", "200"})
    public int features;

    @Override
    protected SteadyEntities entities() {
        return new SteadyEntities(BenchCatalogues.mixed(features), 1, Duration.ofDays(30), 1_000);
    }
}
