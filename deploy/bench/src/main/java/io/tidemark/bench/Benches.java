package io.tidemark.bench;

import java.util.List;
import java.util.Optional;

/** All benchmarks. */
public final class Benches {

    public static final List<Bench> ALL = List.of(
            new WindowsBench(),
            new AlgebraBench(),
            new FeaturesBench(),
            new StateBench(),
            new ForestBench(),
            new ReasonsBench(),
            new ScoringBench(),
            new RestoreBench(),
            new SwapBench(),
            new DriftBench(),
            new RetrainingBench(),
            new BesideTrainingBench(),
            new BiggerDataBench());

    private Benches() {}

    public static Optional<Bench> of(String name) {
        return ALL.stream().filter(bench -> bench.name().equals(name)).findFirst();
    }

    public static List<String> names() {
        return ALL.stream().map(Bench::name).toList();
    }
}
