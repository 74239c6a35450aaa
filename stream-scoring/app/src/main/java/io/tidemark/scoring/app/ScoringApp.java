package io.tidemark.scoring.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.tidemark.log.cluster.LogNeeds;
import io.tidemark.log.kafka.Clients;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Deployment;
import io.tidemark.schemas.ModelReference;
import io.tidemark.scoring.app.meters.CommittedMeters;
import io.tidemark.scoring.app.meters.CommittingClients;
import io.tidemark.scoring.app.meters.ScoringGauges;
import io.tidemark.scoring.app.owner.OwnedPrefixException;
import io.tidemark.scoring.app.owner.OwnerWatch;
import io.tidemark.scoring.app.owner.PrefixOwner;
import io.tidemark.scoring.app.streams.Burial;
import io.tidemark.scoring.app.streams.Changelogs;
import io.tidemark.scoring.app.streams.LogFacts;
import io.tidemark.scoring.app.streams.ProgressWatch;
import io.tidemark.scoring.app.streams.StreamsEnd;
import io.tidemark.scoring.app.topology.ScoringConfig;
import io.tidemark.scoring.app.topology.ScoringSerdes;
import io.tidemark.scoring.app.topology.ScoringTopology;
import io.tidemark.scoring.app.watch.WatchSettings;
import io.tidemark.scoring.model.ModelLoader;
import io.tidemark.scoring.policy.live.PolicyShelf;
import io.tidemark.scoring.release.members.Acknowledger;
import io.tidemark.scoring.release.members.InstanceName;
import io.tidemark.scoring.release.models.BundleIntake;
import io.tidemark.scoring.release.models.DeploymentHistory;
import io.tidemark.scoring.release.models.DeploymentLog;
import io.tidemark.scoring.release.models.Patience;
import io.tidemark.scoring.release.models.TopicModels;
import io.tidemark.scoring.release.process.TransactionTimeouts;
import io.tidemark.start.Opened;
import io.tidemark.start.RunningProcess;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;

/** A running scoring instance: the models it has loaded, and the topology on Kafka Streams. */
public final class ScoringApp implements RunningProcess {

    /** With what else closes it stays below the 25 s after which a process ends all the same. */
    static final Duration STOP = Duration.ofSeconds(10);

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private final TopicModels models;
    private final TopicLists lists;
    private final Acknowledger acknowledger;
    private final KafkaStreams streams;
    private final ProgressWatch progress;
    private final OwnerWatch owner;
    private final ScoringGauges gauges;
    private final Opened opened;
    private final StreamsEnd end = new StreamsEnd();

    private ScoringApp(
            TopicModels models,
            TopicLists lists,
            Acknowledger acknowledger,
            KafkaStreams streams,
            ProgressWatch progress,
            OwnerWatch owner,
            ScoringGauges gauges,
            Opened opened) {
        this.models = models;
        this.lists = lists;
        this.acknowledger = acknowledger;
        this.streams = streams;
        this.progress = progress;
        this.owner = owner;
        this.gauges = gauges;
        this.opened = opened;
    }

    /**
     * Checks that everything is there and starts; what had been opened is closed if it fails.
     *
     * @throws io.tidemark.scoring.app.owner.OwnedPrefixException if another application decides what this one would
     * @throws io.tidemark.log.cluster.TopicsException if a topic is missing
     * @throws io.tidemark.log.kafka.KafkaUnreachableException if Kafka does not answer
     * @throws io.tidemark.log.registry.RegistryUnreachableException if the registry does not answer
     */
    public static ScoringApp start(ScoringSettings settings, InstantSource clock, MeterRegistry meters) {
        return Opened.whole(opened -> start(settings, clock, meters, opened));
    }

    private static ScoringApp start(
            ScoringSettings settings, InstantSource clock, MeterRegistry meters, Opened opened) {
        Connection connection = settings.connection();
        ScoringConfig config = settings.topology(requireTopics(settings));
        Admin admin = Clients.admin(connection);
        opened.add(() -> admin.close(Clients.CLOSE));
        LogFacts log = LogFacts.of(admin, connection, config.features(), config.written());
        // A takeover ends another application for good, so what would keep this one from starting is found out before.
        var unused = new StreamsConfig(
                StreamsSettings.of(settings, log, new Burial(config.deadLetters(), null, clock, cause -> {})));
        OwnerWatch owner = opened.add(PrefixOwner.take(admin, connection, settings.applicant(config, log)));
        SchemaRegistry registry = opened.add(SchemaRegistry.connect(connection));
        registry.requireReachable();
        BundleIntake intake =
                new BundleIntake(loader(settings), settings.models().source());
        Acknowledger acknowledger = opened.add(Acknowledger.start(
                connection, registry, InstanceName.of(settings.process().instance()), clock));
        ScoringGauges gauges = new ScoringGauges(meters, connection.topicPrefix(), acknowledger);
        // One for all that tasks wait for: their waits are parts of one transaction.
        Patience patience =
                new Patience(settings.models().patience(), settings.group().transactionTimeout());
        TopicLists lists = opened.add(TopicLists.start(connection, registry, patience));
        PolicyShelf policies = ScoringTopology.policies(lists);
        TopicModels models = opened.add(TopicModels.start(
                connection,
                registry,
                intake,
                new TopicModels.Keeping(patience, settings.models().kept()),
                new PoliciesAhead(policies, gauges)));
        DeploymentHistory deployments = DeploymentLog.read(connection, registry);
        deployments.current().flatMap(ScoringApp::champion).ifPresent(models::await);
        deployments.current().map(current -> current.getControl().getPolicy()).ifPresent(policies::readAhead);
        CommittedMeters counts = gauges.counts(deployments.current().map(Deployment::getControl), clock);
        Changelogs.renew(
                admin,
                connection,
                settings.process().applicationId(),
                ScoringTopology.stores(),
                StreamsSettings.replication(settings, log));
        TransactionTimeouts.tell(admin, "scoring", settings.group().transactionTimeout());
        ScoringSerdes serdes = ScoringSerdes.of(registry);
        Burial burial = new Burial(config.deadLetters(), serdes.deadLetters().serializer(), clock, counts::deadLetter);
        KafkaStreams streams = new KafkaStreams(
                ScoringTopology.build(
                        config,
                        serdes.bounded(config, log.mostBytes()),
                        models,
                        policies,
                        deployments,
                        clock,
                        counts,
                        owner::require),
                StreamsSettings.of(settings, log, burial),
                new CommittingClients(counts, connection));
        GroupMembershipOperation membership = settings.group().leaves()
                ? GroupMembershipOperation.LEAVE_GROUP
                : GroupMembershipOperation.REMAIN_IN_GROUP;
        opened.add(() -> stop(streams, membership));
        ProgressWatch progress = opened.add(new ProgressWatch(
                admin,
                settings.process().applicationId(),
                streams,
                registry,
                gauges,
                clock,
                settings.process().readyProgress()));
        ScoringApp app = new ScoringApp(models, lists, acknowledger, streams, progress, owner, gauges, opened);
        app.run(meters);
        return app;
    }

    private static ModelLoader loader(ScoringSettings settings) {
        ModelLoader loader =
                new ModelLoader(settings.models().engine(), settings.models().signatures());
        return settings.decisions().reasons().top() == 0 ? loader : loader.explaining();
    }

    /** Why records are not scored now; empty if they are. */
    @Override
    public Optional<String> reasonNotReady() {
        State state = streams.state();
        if (state == State.RUNNING && streams.metadataForLocalThreads().isEmpty()) {
            return Optional.of("no thread of Kafka Streams is left; restart this instance");
        }
        return state == State.RUNNING
                ? models.failure().or(lists::failure).or(acknowledger::failure).or(progress::standsStill)
                : Optional.of("Kafka Streams is " + state);
    }

    /** Waits until it has stopped; gives what it failed with, empty if it was closed. */
    @Override
    public Optional<String> awaitEnd() throws InterruptedException {
        return end.await();
    }

    /**
     * Finishes and commits what is under way, and leaves the group so that others take over at once, unless it is to
     * stay a member.
     */
    @Override
    public void close() {
        opened.close();
    }

    private static void stop(KafkaStreams streams, GroupMembershipOperation membership) {
        streams.close(CloseOptions.timeout(STOP).withGroupMembershipOperation(membership));
    }

    private void run(MeterRegistry meters) {
        streams.setStateListener(end);
        streams.setGlobalStateRestoreListener(gauges.restores());
        streams.setUncaughtExceptionHandler(failure -> {
            Optional<String> owned = OwnedPrefixException.in(failure);
            if (owned.isPresent()) {
                end.takenOver(owned.get());
                return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
            }
            StreamThreadExceptionResponse response = end.failed(failure);
            gauges.threadFailed();
            // What failed may fail again at once, e.g. while the registry cannot be reached.
            LockSupport.parkNanos(PAUSE_AFTER_FAILURE.toNanos());
            return response;
        });
        gauges.commitAge(progress::secondsSinceLastCommit);
        opened.add(new KafkaStreamsMetrics(streams)).bindTo(meters);
        streams.start();
        owner.follow(why -> {
            end.takenOver(why);
            stop(streams, GroupMembershipOperation.LEAVE_GROUP);
        });
    }

    /** Gives what the watch needs to know of them, if there is to be one. */
    private static Optional<WatchSettings> requireTopics(ScoringSettings settings) {
        Connection connection = settings.connection();
        Duration timeout = settings.transactions().timeout();
        Map<Topic<?>, Integer> partitions = needs(settings).require(connection);
        if (timeout.isZero()) {
            return Optional.empty();
        }
        int features = partitions.get(Topics.FEATURES);
        int transactions = partitions.get(Topics.TRANSACTIONS);
        if (transactions != features) {
            throw new IllegalArgumentException(
                    "features.timeout needs as many partitions of %s as of %s, where a transaction meets its vector; there are %d and %d"
                            .formatted(
                                    connection.topic(Topics.TRANSACTIONS),
                                    connection.topic(Topics.FEATURES),
                                    transactions,
                                    features));
        }
        return Optional.of(new WatchSettings(
                connection.topic(Topics.TRANSACTIONS),
                timeout,
                features,
                settings.transactions().door()));
    }

    private static LogNeeds needs(ScoringSettings settings) {
        String application = settings.process().applicationId();
        LogNeeds needs = new LogNeeds("scoring")
                .reads(Topics.FEATURES, Topics.MODELS, Topics.DEPLOYMENTS, Topics.LIST_ENTRIES, Topics.ROLLOUT_REQUESTS)
                .writes(
                        Topics.SCORES,
                        Topics.ALERTS_FRAUD,
                        Topics.SUPERSEDED,
                        Topics.DEAD_LETTERS,
                        Topics.ACKNOWLEDGEMENTS)
                .group(application)
                .transactions(application + "-start")
                .transactions(PrefixOwner.transactionalId(settings.connection()));
        return settings.transactions().timeout().isZero() ? needs : needs.reads(Topics.TRANSACTIONS);
    }

    private static Optional<ModelReference> champion(Deployment deployment) {
        return Optional.ofNullable(deployment.getControl().getActivation()).map(activation -> activation.getChampion());
    }
}
