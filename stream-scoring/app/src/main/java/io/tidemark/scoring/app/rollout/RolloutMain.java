package io.tidemark.scoring.app.rollout;

import io.tidemark.ops.OpsServer;
import io.tidemark.schemas.kafka.Connection;
import io.tidemark.schemas.registry.SchemaRegistry;
import io.tidemark.schemas.topics.Topics;
import io.tidemark.schemas.topics.TopicsAdmin;
import io.tidemark.scoring.app.models.BundleIntake;
import io.tidemark.scoring.app.process.ProcessExit;
import io.tidemark.scoring.app.process.ProcessProperties;
import io.tidemark.scoring.model.ModelLoader;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** The rollout process: the one sequencer of activations. */
public final class RolloutMain {

    private static final String PROCESS = "rollout";

    private RolloutMain() {}

    /**
     * Entry point. Ends in order on SIGTERM.
     *
     * @param args the properties file: the connection, {@code ops.port}, {@code scoring.engine}, {@code models.trusted.keys}, {@code models.unsigned} and
     *     {@code models.fetch.*} for the bundles that are let in, and {@code catalogue.hash} if only models of that catalogue may be activated, and
     *     {@code acknowledgements.wait} (default 10 s): how long an activation waits at most for the instances that live
     */
    public static void main(String[] args) throws InterruptedException {
        try {
            run(ProcessProperties.read(args), () -> {});
        } catch (RuntimeException e) {
            System.exit(ProcessExit.explain(PROCESS, e));
        }
    }

    /** @param beforeCommit run in each transaction when all is sent and nothing committed */
    static void run(ProcessProperties properties, Runnable beforeCommit) throws InterruptedException {
        Connection connection = properties.connection();
        BundleIntake intake = new BundleIntake(
                new ModelLoader(properties.engine(), properties.signatures()), properties.bundleSource());
        Optional<String> catalogueHash = properties.text("catalogue.hash");
        Duration memberWait = properties.duration("acknowledgements.wait", Duration.ofSeconds(10));
        OpsServer ops = new OpsServer(PROCESS, properties.number("ops.port", 0, 0));
        requireTopics(connection);
        SchemaRegistry registry = SchemaRegistry.connect(connection);
        registry.requireReachable();
        RolloutService service = RolloutService.start(() -> new Sequencer(
                connection, registry, intake, catalogueHash, memberWait, InstantSource.system(), beforeCommit));
        ops.readiness(service::reasonNotServing);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            service.close();
                            ops.close();
                        },
                        "stop"));
        service.join();
    }

    private static void requireTopics(Connection connection) {
        try (TopicsAdmin topics = TopicsAdmin.connect(connection)) {
            topics.requirePresent(
                    Topics.FEATURES,
                    Topics.MODELS,
                    Topics.ROLLOUT_REQUESTS,
                    Topics.CANDIDATES,
                    Topics.DEPLOYMENTS,
                    Topics.ACKNOWLEDGEMENTS,
                    Topics.ROLLOUT_EVENTS,
                    Topics.DEAD_LETTERS);
        }
    }
}
