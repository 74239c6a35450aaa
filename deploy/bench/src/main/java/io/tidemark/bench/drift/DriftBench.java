package io.tidemark.bench.drift;

import io.tidemark.bench.jmh.ColumnEvents;
import io.tidemark.bench.jmh.ColumnShape;
import io.tidemark.bench.jmh.ProfileUpdates;
import io.tidemark.bench.measure.Bench;
import io.tidemark.bench.measure.BenchOptions;
import io.tidemark.bench.measure.BenchResult;
import io.tidemark.bench.measure.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What the monitor pays for a value and for a scored event, against updates of DataSketches' KLL. */
public final class DriftBench implements Bench {
    private static final double GOAL = 0.1;
    private static final String PEER = "DataSketches KLL update, k = 200";

    @Override
    public String name() {
        return "drift";
    }

    @Override
    public String description() {
        return "binning and counting in the monitor (JMH) against a DataSketches KLL update, columns of several shapes;"
                + " equal: as a search through all bins counts";
    }

    @Override
    public List<BenchResult> run(BenchOptions options, Consumer<String> progress) throws Exception {
        int rounds = options.rounds();
        List<BenchResult> results = new ArrayList<>();
        for (ColumnShape shape : ColumnShape.values()) {
            progress.accept(shape.words());
            boolean equal = CountedBins.equal(shape);
            Samples ours = new Samples();
            Samples peer = new Samples();
            for (int round = 0; round < rounds; round++) {
                ProfileUpdates.nanos(true, shape).forEach(ours::add);
                ProfileUpdates.nanos(false, shape).forEach(peer::add);
            }
            results.add(BenchResult.atMost(shape.words() + ", a value", ours, peer, PEER, "ns", GOAL, equal));
            results.add(BenchResult.atMost(
                    shape.words() + ", a scored event of 15 features",
                    ours.times(ColumnEvents.COLUMNS),
                    peer.times(ColumnEvents.COLUMNS),
                    PEER + " for each value",
                    "ns",
                    GOAL,
                    equal));
        }
        return results;
    }
}
