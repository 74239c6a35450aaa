package io.tidemark.scoring.app.rollout;

import io.tidemark.ops.OpsServer;
import io.tidemark.schemas.kafka.Connection;
import io.tidemark.schemas.registry.SchemaRegistry;
import io.tidemark.schemas.topics.Topics;
import io.tidemark.schemas.topics.TopicsAdmin;
import io.tidemark.scoring.app.models.BundleIntake;
import io.tidemark.scoring.app.process.ProcessExit;
import io.tidemark.scoring.app.process.ProcessProperties;
import io.tidemark.scoring.app.streams.TransactionTimeouts;
import io.tidemark.scoring.app.trial.TrialWatch;
import io.tidemark.scoring.model.ModelLoader;
import io.tidemark.scoring.model.trial.TrialRules;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;

/** The rollout process: the one sequencer of activations. */
public final class RolloutMain {

    private static final String PROCESS = "rollout";

    private RolloutMain() {}

    /**
     * Entry point. Ends in order on SIGTERM.
     *
     * @param args the properties file: the connection, {@code ops.port}, {@code scoring.engine}, {@code models.trusted.keys}, {@code models.unsigned} and
     *     {@code models.fetch.*} for the bundles that are let in, and {@code catalogue.hash} if only models of that catalogue may be activated, and
     *     {@code acknowledgements.wait} (default 10 s): how long an activation waits at most for the instances that live. Of trials: {@code trial.shadow.events},
     *     {@code trial.watch.events}, {@code trial.needs.approval}, {@code trial.most.alerts}, {@code trial.most.missing}, {@code trial.least.alerts} and
     *     {@code trial.error.rate}
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
        TrialTerms trials = TrialTerms.from(properties);
        TrialRules rules = trialRules(properties);
        OpsServer ops = new OpsServer(PROCESS, properties.number("ops.port", 0, 0));
        requireTopics(connection);
        try (Admin admin = Admin.create(connection.clientConfig())) {
            TransactionTimeouts.tell(admin, PROCESS, RolloutLog.TRANSACTION_TIMEOUT);
        }
        SchemaRegistry registry = SchemaRegistry.connect(connection);
        registry.requireReachable();
        RolloutService service = RolloutService.start(() -> new Sequencer(
                connection, registry, intake, catalogueHash, memberWait, trials, InstantSource.system(), beforeCommit));
        ops.readiness(service::reasonNotServing);
        TrialWatch watch = TrialWatch.start(
                connection, registry, rules, new TrialRequests(new RolloutClient(connection, registry)));
        ProcessExit.onStop(PROCESS, () -> {
            watch.close();
            service.close();
            ops.close();
        });
        service.join();
    }

    private static TrialRules trialRules(ProcessProperties properties) {
        TrialRules usual = TrialRules.USUAL;
        return new TrialRules(
                share(properties, "trial.most.missing", usual.mostMissing()),
                share(properties, "trial.most.alerts", usual.mostAlerts()),
                share(properties, "trial.least.alerts", usual.leastAlerts()),
                share(properties, "trial.error.rate", usual.errorRate()));
    }

    private static double share(ProcessProperties properties, String key, double usual) {
        double share = properties.decimal(key, BigDecimal.valueOf(usual)).doubleValue();
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException(
                    "%s is \"%s\", but should be more than 0 and less than 1".formatted(key, share));
        }
        return share;
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
