package io.tidemark.scoring.app;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.door.DoorKeys;
import io.tidemark.schemas.door.RecordBounds;
import io.tidemark.scoring.app.decision.fallback.AmountPolicy;
import io.tidemark.scoring.app.decision.fallback.FallbackKeys;
import io.tidemark.scoring.app.decision.fallback.FallbackSettings;
import io.tidemark.scoring.app.decision.reasons.ReasonSettings;
import io.tidemark.scoring.app.owner.Applicant;
import io.tidemark.scoring.app.owner.Takeover;
import io.tidemark.scoring.app.streams.LogFacts;
import io.tidemark.scoring.app.topology.ScoringConfig;
import io.tidemark.scoring.app.topology.ScoringConfig.CustomerStore;
import io.tidemark.scoring.app.topology.ScoringTopology;
import io.tidemark.scoring.app.watch.CustomerProgress;
import io.tidemark.scoring.app.watch.Door;
import io.tidemark.scoring.app.watch.WatchSettings;
import io.tidemark.scoring.model.ModelKeys;
import io.tidemark.scoring.model.engine.ScoringEngineFactory;
import io.tidemark.scoring.model.fetch.BundleSource;
import io.tidemark.scoring.model.signing.SignaturePolicy;
import io.tidemark.scoring.release.members.InstanceName;
import io.tidemark.scoring.release.process.EngineKey;
import io.tidemark.settings.Settings;
import io.tidemark.settings.kind.Kinds;
import io.tidemark.start.Operations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a scoring process is started with, by the keys of {@link ScoringKeys}.
 *
 * @param takeover from which other application it may take over
 * @param group how it stands with its group and the brokers
 * @param transactions about those whose vectors do not come
 */
public record ScoringSettings(
        Connection connection,
        Process process,
        Takeover takeover,
        StreamsKeys.Group group,
        Models models,
        Decisions decisions,
        Transactions transactions) {

    private static final Duration REST_OF_A_TRANSACTION = Duration.ofMillis(500);

    /**
     * This instance.
     *
     * @param applicationId the consumer group and the prefix of the changelogs
     * @param instance what it is called where it acknowledges models
     * @param readyProgress how long nothing may be committed while there is work before it is not ready
     * @param standbys on how many other instances each store is kept up to date
     */
    public record Process(
            String applicationId,
            Path stateDir,
            String instance,
            Operations operations,
            Duration readyProgress,
            int threads,
            int standbys,
            CustomerStore customerStore) {}

    /**
     * What scores.
     *
     * @param signatures which bundles are let in
     * @param source where bundles may lie that are too large for the log
     * @param patience how long a task waits for a bundle; less than the transaction may take
     * @param kept how many of the models that were published or asked for last stay loaded beside those that are needed
     */
    public record Models(
            ScoringEngineFactory engine,
            SignaturePolicy signatures,
            BundleSource source,
            Duration patience,
            int kept) {}

    /**
     * What decides when no model can, and what is explained.
     */
    public record Decisions(AmountPolicy amounts, FallbackSettings fallback, ReasonSettings reasons) {}

    /**
     * Transactions whose vectors do not come.
     *
     * @param timeout how long one waits for its vector; zero: for ever
     * @param ids how many that were decided are remembered of each customer; empty: what the time-out asks for
     * @param clockSkew how far ahead of its place in the log the time of one may be
     * @param bounds how large one may be
     */
    public record Transactions(Duration timeout, Optional<Integer> ids, Duration clockSkew, RecordBounds bounds) {

        /** How many ids that were decided are remembered of each customer. */
        public int rememberedIds() {
            return ids.orElse(
                    timeout.isZero() ? CustomerProgress.USUAL_REMEMBERED : CustomerProgress.REMEMBERED_BY_A_WATCH);
        }

        /** Which of them are taken in. */
        Door door() {
            return new Door(clockSkew, bounds);
        }
    }

    /** @throws io.tidemark.settings.SettingsException with everything that is wrong */
    public static ScoringSettings from(Map<String, String> properties) {
        return Settings.read(ScoringKeys.ALL, properties, ScoringSettings::of);
    }

    /** As it is set. */
    public static ScoringSettings of(Settings settings) {
        Supplier<Connection> connection = settings.part(() -> connection(settings));
        Supplier<Models> models = settings.part(() -> models(settings));
        Supplier<AmountPolicy> amounts = settings.part(() -> FallbackKeys.amounts(settings));
        Supplier<FallbackSettings> fallback = settings.part(() -> FallbackKeys.settings(settings));
        return new ScoringSettings(
                connection.get(),
                process(settings, connection.get()),
                Takeover.of(settings),
                StreamsKeys.Group.of(settings, connection.get()),
                models.get(),
                new Decisions(amounts.get(), fallback.get(), reasons(settings)),
                new Transactions(
                        settings.get(ScoringKeys.FEATURES_TIMEOUT),
                        settings.find(ScoringKeys.FEATURES_TIMEOUT_IDS),
                        settings.get(DoorKeys.CLOCK_SKEW),
                        DoorKeys.bounds(settings)));
    }

    /** What the topology is a function of, with the topics of the connection. */
    public ScoringConfig topology(Optional<WatchSettings> watch) {
        return new ScoringConfig(
                connection.topic(Topics.FEATURES),
                connection.topic(Topics.SCORES),
                connection.topic(Topics.ALERTS_FRAUD),
                connection.topic(Topics.SUPERSEDED),
                connection.topic(Topics.DEAD_LETTERS),
                decisions.amounts(),
                decisions.fallback(),
                decisions.reasons(),
                watch,
                transactions.rememberedIds(),
                process.customerStore());
    }

    /** This instance as one that wants to decide. */
    Applicant applicant(ScoringConfig config, LogFacts log) {
        return new Applicant(
                process.applicationId(),
                process.instance(),
                config.features(),
                config.scores(),
                ScoringTopology.stores(),
                (short) StreamsSettings.replication(this, log),
                takeover);
    }

    private static Connection connection(Settings settings) {
        Connection connection = Connection.of(settings);
        StreamsSettings.requireKept(connection);
        return connection;
    }

    private static Process process(Settings settings, Connection connection) {
        Path stateDir = settings.get(ScoringKeys.STATE_DIR);
        return new Process(
                settings.find(ScoringKeys.APPLICATION_ID).orElse(connection.topicPrefix() + "tidemark-scoring"),
                stateDir,
                settings.find(ScoringKeys.INSTANCE).orElseGet(() -> InstanceName.ofThisHost(stateDir)),
                Operations.of(settings),
                settings.get(ScoringKeys.READY_PROGRESS),
                settings.get(ScoringKeys.THREADS),
                settings.get(ScoringKeys.STANDBYS),
                settings.get(ScoringKeys.CUSTOMER_STORE));
    }

    private static Models models(Settings settings) {
        Duration most = settings.get(StreamsKeys.TRANSACTION_TIMEOUT).minus(REST_OF_A_TRANSACTION);
        Duration wait = settings.get(ScoringKeys.MODEL_WAIT);
        if (wait.compareTo(most) > 0) {
            throw new IllegalArgumentException(settings.shown(ScoringKeys.MODEL_WAIT) + " is "
                    + Kinds.DURATION.print(wait) + " but must be at most "
                    + Kinds.DURATION.print(most) + ", half a second less than " + StreamsKeys.TRANSACTION_TIMEOUT
                    + ", since the brokers end a transaction that takes longer");
        }
        return new Models(
                EngineKey.engine(settings),
                ModelKeys.signatures(settings),
                ModelKeys.source(settings),
                wait,
                settings.get(ScoringKeys.MODELS_KEEP));
    }

    private static ReasonSettings reasons(Settings settings) {
        return new ReasonSettings(
                settings.get(ScoringKeys.REASONS_TOP),
                settings.get(ScoringKeys.REASONS_SAMPLE),
                settings.get(ScoringKeys.REASONS_LOWERING));
    }

    /** The same with another engine than those that can be configured. */
    public ScoringSettings withEngine(ScoringEngineFactory other) {
        return new ScoringSettings(
                connection,
                process,
                takeover,
                group,
                new Models(other, models.signatures(), models.source(), models.patience(), models.kept()),
                decisions,
                transactions);
    }
}
