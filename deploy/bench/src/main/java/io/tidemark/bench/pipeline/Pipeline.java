package io.tidemark.bench.pipeline;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tidemark.bench.files.Directories;
import io.tidemark.bench.scoring.ScoringRun;
import io.tidemark.bench.traffic.FirstActivation;
import io.tidemark.bench.traffic.Servers;
import io.tidemark.features.job.FeaturesJob;
import io.tidemark.features.job.FeaturesJobConfig;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.schemas.ModelReference;
import io.tidemark.scoring.app.ScoringApp;
import io.tidemark.scoring.app.ScoringSettings;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.signing.SignaturePolicy;
import io.tidemark.scoring.rollout.client.ModelPublisher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The features job and the scoring app on topics of their own: everything between a transaction and its score. */
public final class Pipeline implements AutoCloseable {

    private final Path dir;
    private final Connection connection;
    private final JobClient features;
    private final ScoringApp scoring;
    private final SimpleMeterRegistry meters;

    private Pipeline(
            Path dir, Connection connection, JobClient features, ScoringApp scoring, SimpleMeterRegistry meters) {
        this.dir = dir;
        this.connection = connection;
        this.features = features;
        this.scoring = scoring;
        this.meters = meters;
    }

    /** @param topics of a connection whose topics are empty but for transactions and labels */
    public static Pipeline start(Map<String, String> topics, Bundle bundle) throws Exception {
        Path dir = Files.createTempDirectory("tidemark-bench-pipeline");
        Map<String, String> scorer = new HashMap<>(topics);
        scorer.put("models.unsigned", "allow");
        scorer.put("state.dir", dir.resolve("scoring").toString());
        Map<String, String> job = new HashMap<>(topics);
        job.put("partitions", String.valueOf(Servers.PARTITIONS));
        job.put("checkpoint.dir", dir.resolve("checkpoints").toUri().toString());
        Connection connection = Connection.from(topics);
        SchemaRegistry registry = SchemaRegistry.connect(connection);
        ModelReference champion = new ModelPublisher(
                        connection, registry, InstantSource.system(), new SignaturePolicy(Optional.empty(), true))
                .publish(bundle.bytes(), "bench");
        FirstActivation.write(connection, registry, champion);
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        ScoringApp scoring = ScoringApp.start(ScoringSettings.from(scorer), InstantSource.system(), meters);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2);
        FeaturesJob.build(env, FeaturesJobConfig.from(job));
        return new Pipeline(dir, connection, env.executeAsync("bench"), scoring, meters);
    }

    public Connection connection() {
        return connection;
    }

    /**
     * Scores a second between the first and the last tenth of so many transactions, when everything is warm and nothing
     * runs dry.
     */
    public double scoresPerSecond(int transactions) throws InterruptedException {
        double from = ScoringRun.await(meters, transactions / 10.0);
        long begin = System.nanoTime();
        double to = ScoringRun.await(meters, transactions * 0.9);
        double seconds = (System.nanoTime() - begin) / 1e9;
        ScoringRun.await(meters, transactions);
        return (to - from) / seconds;
    }

    @Override
    public void close() throws Exception {
        features.cancel().get();
        scoring.close();
        Directories.delete(dir);
    }
}
