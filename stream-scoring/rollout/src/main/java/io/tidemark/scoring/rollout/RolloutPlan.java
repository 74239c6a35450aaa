package io.tidemark.scoring.rollout;

import io.tidemark.log.cluster.LogNeeds;
import io.tidemark.log.kafka.Clients;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.kafka.TransactionTimeout;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.ops.OpsServer;
import io.tidemark.scoring.model.ModelLoader;
import io.tidemark.scoring.release.models.BundleIntake;
import io.tidemark.scoring.release.process.TransactionTimeouts;
import io.tidemark.scoring.rollout.client.RolloutClient;
import io.tidemark.scoring.rollout.meters.RolloutMeters;
import io.tidemark.scoring.rollout.trial.TrialWatch;
import io.tidemark.settings.Keys;
import io.tidemark.settings.Settings;
import io.tidemark.start.Opened;
import io.tidemark.start.Operations;
import io.tidemark.start.ProcessPlan;
import io.tidemark.start.RunningProcess;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;

/** How the rollout process is started. */
final class RolloutPlan implements ProcessPlan<RolloutSettings> {

    private final Runnable beforeCommit;

    /** @param beforeCommit run in each transaction when all is sent and nothing committed */
    RolloutPlan(Runnable beforeCommit) {
        this.beforeCommit = beforeCommit;
    }

    @Override
    public Keys keys() {
        return RolloutKeys.ALL;
    }

    @Override
    public RolloutSettings read(Settings settings) {
        return RolloutSettings.of(settings);
    }

    @Override
    public Operations operations(RolloutSettings config) {
        return config.operations();
    }

    @Override
    public Optional<Connection> connection(RolloutSettings config) {
        return Optional.of(config.connection());
    }

    @Override
    public RunningProcess start(RolloutSettings config, OpsServer ops) {
        return Opened.whole(opened -> start(config, ops, opened));
    }

    private Rollout start(RolloutSettings config, OpsServer ops, Opened opened) {
        Connection connection = config.connection();
        needs(connection).require(connection);
        BundleIntake intake = new BundleIntake(
                new ModelLoader(config.models().engine(), config.models().signatures()),
                config.models().source());
        try (Admin admin = Clients.admin(connection)) {
            TransactionTimeouts.tell(
                    admin, keys().name(), TransactionTimeout.of(connection).orElse(RolloutLog.TRANSACTION_TIMEOUT));
        }
        SchemaRegistry registry = opened.add(SchemaRegistry.connect(connection));
        RolloutMeters meters = new RolloutMeters(ops.registry(), beforeCommit);
        RolloutService service = opened.add(RolloutService.start(
                () -> new Sequencer(
                        connection,
                        registry,
                        intake,
                        config.catalogueHash(),
                        config.memberWait(),
                        config.trials(),
                        InstantSource.system(),
                        meters),
                meters::failed));
        TrialWatch watch = opened.add(TrialWatch.start(
                connection,
                registry,
                config.rules(),
                meters.counted(new TrialRequests(new RolloutClient(connection, registry))),
                meters));
        return new Rollout(service, watch, opened);
    }

    private LogNeeds needs(Connection connection) {
        String name = connection.topicPrefix() + RolloutLog.NAME;
        return new LogNeeds(keys().name())
                .reads(
                        Topics.ROLLOUT_REQUESTS,
                        Topics.CANDIDATES,
                        Topics.MODELS,
                        Topics.DEPLOYMENTS,
                        Topics.LIST_ENTRIES,
                        Topics.ACKNOWLEDGEMENTS,
                        Topics.ROLLOUT_EVENTS,
                        Topics.SCORES,
                        Topics.LABELS)
                .writes(
                        Topics.FEATURES,
                        Topics.DEPLOYMENTS,
                        Topics.LIST_ENTRIES,
                        Topics.ROLLOUT_EVENTS,
                        Topics.ALERTS_MODEL,
                        Topics.ROLLOUT_REQUESTS,
                        Topics.DEAD_LETTERS)
                .group(name)
                .transactions(name);
    }

    /** The running process. */
    private record Rollout(RolloutService service, TrialWatch watch, Opened opened) implements RunningProcess {

        @Override
        public Optional<String> reasonNotReady() {
            return service.reasonNotServing().or(watch::failure);
        }

        @Override
        public Optional<String> awaitEnd() throws InterruptedException {
            service.join();
            return Optional.empty();
        }

        @Override
        public void close() {
            opened.close();
        }
    }
}
