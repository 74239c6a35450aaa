package io.tidemark.bench.scoring;

import io.tidemark.bench.files.Directories;
import io.tidemark.bench.forest.BenchBundle;
import io.tidemark.bench.forest.BenchForest;
import io.tidemark.bench.measure.Bench;
import io.tidemark.bench.measure.BenchOptions;
import io.tidemark.bench.measure.BenchResult;
import io.tidemark.bench.measure.Samples;
import io.tidemark.bench.scoring.http.HttpEngine;
import io.tidemark.bench.scoring.http.ModelServer;
import io.tidemark.bench.traffic.Servers;
import io.tidemark.bench.traffic.VectorLoad;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.ModelReference;
import io.tidemark.scoring.app.ScoringSettings;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.engine.ScoringEngine;
import io.tidemark.scoring.model.engine.ScoringEngineFactory;
import io.tidemark.scoring.model.forest.CompiledForestFactory;
import io.tidemark.scoring.model.signing.SignaturePolicy;
import io.tidemark.scoring.rollout.client.ModelPublisher;
import io.tidemark.scoring.xgboost4j.XgboostEngineFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Throughput of the scoring app on a real broker, beside the same topology with a scorer that does nothing and with
 * XGBoost4J a row, and with a call of a model server for each row.
 */
public final class ScoringBench implements Bench {

    private static final int VECTORS = Integer.getInteger("tidemark.bench.vectors", 300_000);

    /** XGBoost4J scores fewer in the same time. */
    private static final int SLOW_VECTORS = VECTORS / 3;

    private static final int WARM_UPS = 2;

    @Override
    public String name() {
        return "scoring";
    }

    @Override
    public String description() {
        return "throughput of the scoring app against the same topology with a no-op scorer, with XGBoost4J, and with a model"
                + " server asked over HTTP";
    }

    @Override
    public List<BenchResult> run(BenchOptions options, Consumer<String> progress) throws Exception {
        int rounds = options.rounds();
        progress.accept("training 300 trees of depth 6");
        byte[] model;
        try (BenchForest forest = BenchForest.trained()) {
            model = forest.model();
        }
        VectorLoad load = VectorLoad.of(VECTORS);
        VectorLoad slowLoad = VectorLoad.of(SLOW_VECTORS);
        Side ours = new Side(new CompiledForestFactory(), model, Map.of());
        Side noOp = new Side(NoOpEngine.factory(BenchForest.FEATURES), model, Map.of());
        // Scores are compared and not explanations, of which XGBoost4J's cost many times ours.
        Side xgboost = new Side(new XgboostEngineFactory(), model, NO_REASONS);
        Side unexplained = new Side(new CompiledForestFactory(), model, NO_REASONS);
        Side watched = new Side(new CompiledForestFactory(), model, Map.of("features.timeout", "30s"));
        try (Servers servers = Servers.start();
                ModelServer server = ModelServer.start(model, "ubj")) {
            Side http = new Side(HttpEngine.factory(server, new CompiledForestFactory()), ours.bundle, NO_REASONS);
            progress.accept("warming up");
            for (int i = 0; i < WARM_UPS; i++) {
                ours.run(servers, load);
                noOp.run(servers, load);
            }
            watched.run(servers, load);
            xgboost.run(servers, slowLoad);
            http.run(servers, slowLoad);
            boolean equal = ours.decisions(servers, slowLoad).equals(xgboost.decisions(servers, slowLoad));
            boolean httpEqual = http.decisions(servers, slowLoad).equals(unexplained.decisions(servers, slowLoad));
            boolean watchedEqual = watched.decisions(servers, slowLoad).equals(ours.decisions(servers, slowLoad));
            for (int round = 0; round < rounds; round++) {
                progress.accept("round " + (round + 1) + " of " + rounds);
                for (Side side : List.of(ours, noOp, unexplained, watched)) {
                    side.measure(servers, load);
                }
                xgboost.measure(servers, slowLoad);
                http.measure(servers, slowLoad);
            }
            return List.of(
                    faster("the app", ours, noOp, "the same topology with a no-op scorer", 0.85, equal),
                    faster(
                            "the app, nothing explained",
                            unexplained,
                            xgboost,
                            "the same with XGBoost4J for each row",
                            8,
                            equal),
                    faster(
                            "the app, nothing explained",
                            unexplained,
                            http,
                            "the same with a call of a model server over HTTP for each row",
                            20,
                            httpEqual),
                    faster("the app, nothing explained", unexplained, noOp, "no-op scorer", 0, equal),
                    faster("the app with features.timeout", watched, ours, "without", 0, watchedEqual));
        }
    }

    private static final Map<String, String> NO_REASONS = Map.of("scoring.reasons.top", "0");

    private static BenchResult faster(String name, Side ours, Side peer, String peerName, double goal, boolean equal) {
        return BenchResult.fasterThan(name, ours.samples, peer.samples, peerName, "vectors/s", goal, equal);
    }

    /** One way to run the app. */
    private static final class Side {
        private final ScoringEngineFactory engine;
        private final Bundle bundle;
        private final Map<String, String> properties;
        private final Samples samples = new Samples();

        Side(ScoringEngineFactory engine, byte[] model, Map<String, String> properties) {
            this(engine, bundle(engine, model), properties);
        }

        Side(ScoringEngineFactory engine, Bundle bundle, Map<String, String> properties) {
            this.engine = engine;
            this.bundle = bundle;
            this.properties = properties;
        }

        private static Bundle bundle(ScoringEngineFactory engine, byte[] model) {
            try (ScoringEngine scorer = engine.create(model, "ubj")) {
                return BenchBundle.of("bench", model, scorer);
            }
        }

        void measure(Servers servers, VectorLoad load) throws Exception {
            samples.add(run(servers, load));
        }

        double run(Servers servers, VectorLoad load) throws Exception {
            return run(servers.freshTopics(), load);
        }

        Map<String, String> decisions(Servers servers, VectorLoad load) throws Exception {
            Map<String, String> topics = servers.freshTopics();
            run(topics, load);
            return ScoringRun.decisions(Connection.from(topics), load.size());
        }

        private double run(Map<String, String> topics, VectorLoad load) throws Exception {
            Path dir = Files.createTempDirectory("tidemark-bench-scoring");
            try {
                Map<String, String> all = new HashMap<>(topics);
                all.putAll(properties);
                all.put("state.dir", dir.toString());
                all.put("models.unsigned", "allow");
                ScoringSettings settings = ScoringSettings.from(all).withEngine(engine);
                load.send(settings.connection(), publish(settings.connection()));
                beginAtTheBeginning(settings);
                return ScoringRun.vectorsPerSecond(settings, load.size());
            } finally {
                Directories.delete(dir);
            }
        }

        private ModelReference publish(Connection connection) {
            SignaturePolicy unsignedToo = new SignaturePolicy(Optional.empty(), true);
            SchemaRegistry registry = SchemaRegistry.connect(connection);
            return new ModelPublisher(connection, registry, InstantSource.system(), unsignedToo)
                    .publish(bundle.bytes(), "bench");
        }

        /** A watch begins with what comes; here it is to read what lies ready. */
        private static void beginAtTheBeginning(ScoringSettings settings) throws Exception {
            String topic = settings.connection().topic(Topics.TRANSACTIONS);
            try (Admin admin = Admin.create(settings.connection().adminConfig())) {
                admin.alterConsumerGroupOffsets(
                                settings.process().applicationId(),
                                IntStream.range(0, Servers.PARTITIONS)
                                        .boxed()
                                        .collect(Collectors.toMap(
                                                partition -> new TopicPartition(topic, partition),
                                                partition -> new OffsetAndMetadata(0))))
                        .all()
                        .get();
            }
        }
    }
}
