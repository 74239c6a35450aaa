package io.tidemark.bench.features;

import io.tidemark.bench.measure.Samples;
import io.tidemark.bench.traffic.Servers;
import io.tidemark.bench.traffic.Traffic;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.log.kafka.Connection;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Runs jobs in turns on the same servers, and compares what they wrote. */
final class Measuring {

    private final Servers servers;
    private final Path checkpoints;
    private final int warmUps;
    private final int rounds;
    private final Consumer<String> progress;
    private boolean equal;

    Measuring(Servers servers, Path checkpoints, int warmUps, int rounds, Consumer<String> progress) {
        this.servers = servers;
        this.checkpoints = checkpoints;
        this.warmUps = warmUps;
        this.rounds = rounds;
        this.progress = progress;
    }

    /** Transactions a second of every round, by the words of the way. */
    Map<String, Samples> rates(Traffic traffic, String catalogue, String state, List<Way> ways) throws Exception {
        progress.accept("the features job with catalogue " + catalogue + ", state in " + state);
        equal = true;
        // Unmeasured: what comes first pays for the compiler, and the work takes it longer to compile than its absence.
        for (int i = 0; i < warmUps; i++) {
            for (Way way : ways) {
                run(way, properties(catalogue, state), traffic);
            }
        }
        Map<String, Samples> rates = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Way way : ways) {
                Map<String, String> properties = properties(catalogue, state);
                rates.computeIfAbsent(way.words(), key -> new Samples()).add(run(way, properties, traffic));
                if (round == 0 && way.computes()) {
                    equal &= ServedVectors.equal(
                            Connection.from(properties), CatalogueReader.shipped(catalogue), traffic);
                }
            }
        }
        return rates;
    }

    /** Whether all that compute anything did compute the same, in the last rates. */
    boolean equal() {
        return equal;
    }

    private static double run(Way way, Map<String, String> properties, Traffic traffic) throws Exception {
        traffic.send(Connection.from(properties));
        return FeaturesRun.transactionsPerSecond(
                properties, traffic.transactions().size(), way.job());
    }

    private Map<String, String> properties(String catalogue, String state) throws Exception {
        Map<String, String> properties = new HashMap<>(servers.freshTopics());
        properties.put("catalogue", catalogue);
        properties.put("state.backend", state);
        properties.put("partitions", String.valueOf(Servers.PARTITIONS));
        properties.put("checkpoint.dir", checkpoints.toUri().toString());
        return properties;
    }
}
