package io.tidemark.bench;

import io.tidemark.bench.drift.DriftBench;
import io.tidemark.bench.features.FeaturesBench;
import io.tidemark.bench.forest.ForestBench;
import io.tidemark.bench.forest.ReasonsBench;
import io.tidemark.bench.measure.Bench;
import io.tidemark.bench.pipeline.PipelineBench;
import io.tidemark.bench.policy.PolicyBench;
import io.tidemark.bench.scoring.RestoreBench;
import io.tidemark.bench.scoring.ScoringBench;
import io.tidemark.bench.scoring.SwapBench;
import io.tidemark.bench.state.StateBench;
import io.tidemark.bench.training.BesideTrainingBench;
import io.tidemark.bench.training.BiggerDataBench;
import io.tidemark.bench.training.RetrainingBench;
import io.tidemark.bench.windows.AlgebraBench;
import io.tidemark.bench.windows.WindowsBench;
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
            new PipelineBench(),
            new RestoreBench(),
            new SwapBench(),
            new PolicyBench(),
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
