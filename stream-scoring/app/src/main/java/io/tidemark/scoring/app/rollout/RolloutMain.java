package io.tidemark.scoring.app.rollout;

import io.tidemark.ops.OpsServer;
import io.tidemark.schemas.kafka.Connection;
import io.tidemark.schemas.registry.SchemaRegistry;
import io.tidemark.schemas.topics.Topics;
import io.tidemark.schemas.topics.TopicsAdmin;
import io.tidemark.scoring.app.models.BundleIntake;
import io.tidemark.scoring.app.process.ProcessExit;
import io.tidemark.scoring.app.streams.TransactionTimeouts;
import io.tidemark.scoring.app.trial.TrialWatch;
import io.tidemark.scoring.model.ModelLoader;
import io.tidemark.settings.Layers;
import java.time.InstantSource;
import java.util.Locale;
import org.apache.kafka.clients.admin.Admin;

/** The rollout process: the one sequencer of activations. */
public final class RolloutMain {

    private static final String PROCESS = "rollout";

    private RolloutMain() {}

    /**
     * Entry point. Ends in order on SIGTERM.
     *
     * @param args the properties file with the keys of {@link RolloutKeys}, and any {@code --set rollout.KEY=VALUE}
     */
    public static void main(String[] args) throws InterruptedException {
        // The same texts and numbers wherever it runs.
        Locale.setDefault(Locale.ROOT);
        try {
            run(
                    Layers.of(RolloutKeys.ALL, System.getenv(), args)
                            .read(RolloutSettings::of, warning -> ProcessExit.warn(PROCESS, warning)),
                    () -> {});
        } catch (RuntimeException e) {
            System.exit(ProcessExit.explain(PROCESS, e));
        }
    }

    /** @param beforeCommit run in each transaction when all is sent and nothing committed */
    static void run(RolloutSettings settings, Runnable beforeCommit) throws InterruptedException {
        Connection connection = settings.connection();
        BundleIntake intake = new BundleIntake(
                new ModelLoader(settings.models().engine(), settings.models().signatures()),
                settings.models().source());
        OpsServer ops = new OpsServer(PROCESS, settings.ops());
        requireTopics(connection);
        try (Admin admin = Admin.create(connection.adminConfig())) {
            TransactionTimeouts.tell(admin, PROCESS, RolloutLog.TRANSACTION_TIMEOUT);
        }
        SchemaRegistry registry = SchemaRegistry.connect(connection);
        registry.requireReachable();
        RolloutService service = RolloutService.start(() -> new Sequencer(
                connection,
                registry,
                intake,
                settings.catalogueHash(),
                settings.memberWait(),
                settings.trials(),
                InstantSource.system(),
                beforeCommit));
        ops.readiness(service::reasonNotServing);
        TrialWatch watch = TrialWatch.start(
                connection, registry, settings.rules(), new TrialRequests(new RolloutClient(connection, registry)));
        ProcessExit.onStop(PROCESS, () -> {
            watch.close();
            service.close();
            ops.close();
        });
        service.join();
    }

    private static void requireTopics(Connection connection) {
        try (TopicsAdmin topics = TopicsAdmin.connect(connection)) {
            topics.requirePresent(
                    Topics.FEATURES,
                    Topics.SCORES,
                    Topics.LABELS,
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
