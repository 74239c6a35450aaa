package io.tidemark.bench.drift;

import io.tidemark.bench.jmh.ColumnShape;
import io.tidemark.bench.jmh.ProfileUpdates;
import io.tidemark.bench.measure.Bench;
import io.tidemark.bench.measure.BenchResult;
import io.tidemark.bench.measure.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** What a profile pays for a value, against an update of DataSketches' KLL. */
public final class DriftBench implements Bench {
    private static final double GOAL = 0.1;
    private static final double TOLERANCE = 0.005;

    @Override
    public String name() {
        return "drift";
    }

    @Override
    public String description() {
        return "a value into the profile sketch of a column (JMH) against a DataSketches KLL update, columns of several shapes;"
                + " equal: PSI, JS, Hellinger, KS and Wasserstein-1 within 0.5 % of those of the values";
    }

    @Override
    public List<BenchResult> run(int rounds, Consumer<String> progress) throws Exception {
        List<BenchResult> results = new ArrayList<>();
        for (ColumnShape shape : ColumnShape.values()) {
            double error = SketchAccuracy.worst(shape);
            progress.accept(
                    String.format(Locale.ROOT, "%s: distances at most %.3f %% off", shape.words(), 100 * error));
            Samples ours = new Samples();
            Samples peer = new Samples();
            for (int round = 0; round < rounds; round++) {
                ProfileUpdates.nanos(true, shape).forEach(ours::add);
                ProfileUpdates.nanos(false, shape).forEach(peer::add);
            }
            results.add(BenchResult.atMost(
                    shape.words(), ours, peer, "DataSketches KLL update, k = 200", "ns", GOAL, error <= TOLERANCE));
        }
        return results;
    }
}
