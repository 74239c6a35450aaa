package io.tidemark.bench.features;

import io.tidemark.bench.files.Directories;
import io.tidemark.bench.measure.Bench;
import io.tidemark.bench.measure.BenchResult;
import io.tidemark.bench.measure.Samples;
import io.tidemark.bench.peer.FeaturesJobPeer;
import io.tidemark.bench.traffic.Servers;
import io.tidemark.bench.traffic.Traffic;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.features.job.FeaturesJob;
import io.tidemark.features.job.FeaturesJobConfig;
import io.tidemark.log.kafka.Connection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Throughput of the features job on a real broker, beside the same job with stages that only hand events on. */
public final class FeaturesBench implements Bench {

    private static final int TRANSACTIONS = Integer.getInteger("tidemark.bench.transactions", 800_000);

    private static final int WARM_UPS = 3;

    @Override
    public String name() {
        return "features";
    }

    @Override
    public String description() {
        return "throughput of the features job against the same job with no-op stages";
    }

    @Override
    public List<BenchResult> run(int rounds, Consumer<String> progress) throws Exception {
        Traffic traffic = Traffic.of(TRANSACTIONS);
        Path checkpoints = Files.createTempDirectory("tidemark-bench-checkpoints");
        try (Servers servers = Servers.start()) {
            List<BenchResult> results = new ArrayList<>();
            for (Variant variant : List.of(
                    new Variant("handbook", "heap", 0.6),
                    new Variant("payments", "heap", 0),
                    new Variant("handbook", "rocksdb", 0))) {
                progress.accept(
                        "the features job with catalogue " + variant.catalogue() + ", state in " + variant.state());
                results.add(compare(variant, traffic, servers, checkpoints, Math.max(1, Math.min(3, rounds))));
            }
            return results;
        } finally {
            Directories.delete(checkpoints);
        }
    }

    /** @param goal of ours by the peer; 0 where the figure is only reported */
    private record Variant(String catalogue, String state, double goal) {}

    private static BenchResult compare(Variant variant, Traffic traffic, Servers servers, Path checkpoints, int rounds)
            throws Exception {
        Samples ours = new Samples();
        Samples peer = new Samples();
        warmUp(variant, traffic, servers, checkpoints);
        boolean equal = true;
        for (int round = 0; round < rounds; round++) {
            Map<String, String> properties = properties(variant, servers, checkpoints);
            ours.add(run(properties, traffic, FeaturesJob::build));
            if (round == 0) {
                equal = ServedVectors.equal(
                        Connection.from(properties), CatalogueReader.shipped(variant.catalogue()), traffic);
            }
            peer.add(run(properties(variant, servers, checkpoints), traffic, FeaturesJobPeer::build));
        }
        return BenchResult.fasterThan(
                variant.catalogue() + ", " + variant.state(),
                ours,
                peer,
                "the same job with no-op stages",
                "transactions/s",
                variant.goal(),
                equal);
    }

    /** Unmeasured: what comes first pays for the compiler, and the work takes it longer to compile than its absence. */
    private static void warmUp(Variant variant, Traffic traffic, Servers servers, Path checkpoints) throws Exception {
        run(properties(variant, servers, checkpoints), traffic, FeaturesJobPeer::build);
        for (int i = 0; i < WARM_UPS; i++) {
            run(properties(variant, servers, checkpoints), traffic, FeaturesJob::build);
        }
        run(properties(variant, servers, checkpoints), traffic, FeaturesJobPeer::build);
    }

    private static double run(
            Map<String, String> properties,
            Traffic traffic,
            BiConsumer<StreamExecutionEnvironment, FeaturesJobConfig> job)
            throws Exception {
        traffic.send(Connection.from(properties));
        return FeaturesRun.transactionsPerSecond(
                properties, traffic.transactions().size(), job);
    }

    private static Map<String, String> properties(Variant variant, Servers servers, Path checkpoints) throws Exception {
        Map<String, String> properties = new HashMap<>(servers.freshTopics());
        properties.put("catalogue", variant.catalogue());
        properties.put("state.backend", variant.state());
        properties.put("partitions", String.valueOf(Servers.PARTITIONS));
        properties.put("checkpoint.dir", checkpoints.toUri().toString());
        return properties;
    }
}
