package io.tidemark.bench.training;

import io.tidemark.bench.measure.Bench;
import io.tidemark.bench.measure.BenchOptions;
import io.tidemark.bench.measure.BenchResult;
import io.tidemark.bench.measure.Samples;
import io.tidemark.bench.memory.MemoryChild;
import io.tidemark.bench.memory.TrainedWay;
import io.tidemark.bench.memory.Way;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * A training on a sample of genuine transactions against all rows in memory.
 * {@code -Dtidemark.bench.rows} and {@code -Dtidemark.bench.sample} take other numbers of rows.
 */
public final class BiggerDataBench implements Bench {

    private static final int ROWS = Integer.getInteger("tidemark.bench.rows", 1_000_000);
    private static final int SAMPLE = Integer.getInteger("tidemark.bench.sample", ROWS / 4);
    private static final double MEBIBYTE = 1 << 20;

    @Override
    public String name() {
        return "bigger-data";
    }

    @Override
    public String description() {
        return "a training on a weighted sample against all rows in memory";
    }

    @Override
    public List<BenchResult> run(BenchOptions options, Consumer<String> progress) throws Exception {
        int rounds = options.rounds();
        Map<Way, List<TrainedWay>> trained = new EnumMap<>(Way.class);
        for (int round = 1; round <= rounds; round++) {
            for (Way way : Way.values()) {
                progress.accept("round %d of %d: %s".formatted(round, rounds, way));
                trained.computeIfAbsent(way, unseen -> new ArrayList<>()).add(MemoryChild.train(way, ROWS, SAMPLE));
            }
        }
        List<BenchResult> results = new ArrayList<>();
        compare(results, trained, Way.SAMPLED, Way.WHOLE);
        compare(results, trained, Way.SAMPLED_EXACT, Way.WHOLE_EXACT);
        return results;
    }

    private static void compare(List<BenchResult> results, Map<Way, List<TrainedWay>> trained, Way ours, Way peer) {
        String name = "%s of %,d rows, ".formatted(text(ours), ROWS);
        results.add(result(name + "time", trained, ours, peer, "s of processor", TrainedWay::seconds));
        results.add(result(name + "peak memory", trained, ours, peer, "MiB", way -> way.peakBytes() / MEBIBYTE));
        results.add(result(name + "average precision", trained, ours, peer, "", TrainedWay::averagePrecision));
    }

    private static BenchResult result(
            String name,
            Map<Way, List<TrainedWay>> trained,
            Way ours,
            Way peer,
            String unit,
            ToDoubleFunction<TrainedWay> figure) {
        return BenchResult.reported(
                name, samples(trained.get(ours), figure), samples(trained.get(peer), figure), text(peer), unit, true);
    }

    private static Samples samples(List<TrainedWay> ways, ToDoubleFunction<TrainedWay> figure) {
        Samples samples = new Samples();
        ways.forEach(way -> samples.add(figure.applyAsDouble(way)));
        return samples;
    }

    private static String text(Way way) {
        return switch (way) {
            case WHOLE -> "all in memory";
            case WHOLE_EXACT -> "all in memory by exact splits";
            case SAMPLED -> "a sample of %,d".formatted(SAMPLE);
            case SAMPLED_EXACT -> "exact splits of a sample of %,d".formatted(SAMPLE);
        };
    }
}
