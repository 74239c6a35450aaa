package io.tidemark.bench.features;

import io.tidemark.bench.files.Directories;
import io.tidemark.bench.measure.Bench;
import io.tidemark.bench.measure.BenchOptions;
import io.tidemark.bench.measure.BenchResult;
import io.tidemark.bench.measure.Samples;
import io.tidemark.bench.traffic.Servers;
import io.tidemark.bench.traffic.Traffic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Throughput of the features job on a real broker, beside jobs that do less, and one that does it as it is usually
 * done.
 */
public final class FeaturesBench implements Bench {

    private static final int TRANSACTIONS = Integer.getInteger("tidemark.bench.transactions", 800_000);

    private static final int WARM_UPS = 2;

    /** A million, of whom few come twice in a run. */
    private static final int STRANGERS = Integer.getInteger("tidemark.bench.customers", 1_000_000);

    private static final String RATE = "transactions/s";

    @Override
    public String name() {
        return "features";
    }

    @Override
    public String description() {
        return "throughput of the features job against the same job with no-op stages, with one shuffle that does nothing, and"
                + " against a MapState that scans";
    }

    @Override
    public List<BenchResult> run(BenchOptions options, Consumer<String> progress) throws Exception {
        Traffic traffic = Traffic.of(TRANSACTIONS);
        Path checkpoints = Files.createTempDirectory("tidemark-bench-checkpoints");
        try (Servers servers = Servers.start()) {
            Measuring measuring =
                    new Measuring(servers, checkpoints, WARM_UPS, Math.max(1, Math.min(3, options.rounds())), progress);
            List<BenchResult> results = new ArrayList<>();
            Map<String, Samples> heap = measuring.rates(
                    traffic, "handbook", "heap", List.of(Way.OURS, Way.FOUR_STAGES, Way.ONE_STAGE, Way.SCANNING));
            results.add(beside("handbook, heap", heap, Way.FOUR_STAGES, 0.7, measuring.equal()));
            results.add(beside("handbook, heap", heap, Way.ONE_STAGE, 0.5, measuring.equal()));
            results.add(beside("handbook, heap", heap, Way.SCANNING, 10, measuring.equal()));
            Map<String, Samples> payments =
                    measuring.rates(traffic, "payments", "heap", List.of(Way.OURS, Way.FOUR_STAGES));
            results.add(beside("payments, heap", payments, Way.FOUR_STAGES, 0.45, measuring.equal()));
            Map<String, Samples> rocksDb =
                    measuring.rates(traffic, "handbook", "rocksdb", List.of(Way.OURS, Way.FOUR_STAGES));
            results.add(beside("handbook, rocksdb", rocksDb, Way.FOUR_STAGES, 0, measuring.equal()));
            results.add(BenchResult.fasterThan(
                    "handbook, rocksdb",
                    rocksDb.get(Way.OURS.words()),
                    heap.get(Way.OURS.words()),
                    "on the heap",
                    RATE,
                    0.6,
                    measuring.equal()));
            Samples strangers = measuring
                    .rates(Traffic.of(TRANSACTIONS, STRANGERS), "handbook", "rocksdb", List.of(Way.OURS))
                    .get(Way.OURS.words());
            results.add(BenchResult.noLessThan(
                    20_000,
                    "handbook, rocksdb, %,d customers met at random".formatted(STRANGERS),
                    strangers,
                    RATE,
                    measuring.equal()));
            return results;
        } finally {
            Directories.delete(checkpoints);
        }
    }

    /** @param goal of ours by the peer; 0 where the figure is only reported */
    private static BenchResult beside(String name, Map<String, Samples> rates, Way peer, double goal, boolean equal) {
        return BenchResult.fasterThan(
                name, rates.get(Way.OURS.words()), rates.get(peer.words()), peer.words(), RATE, goal, equal);
    }
}
