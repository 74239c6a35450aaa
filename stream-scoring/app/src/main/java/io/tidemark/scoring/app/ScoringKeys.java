package io.tidemark.scoring.app;

import io.tidemark.log.kafka.ConnectionKeys;
import io.tidemark.schemas.door.DoorKeys;
import io.tidemark.scoring.app.decision.fallback.FallbackKeys;
import io.tidemark.scoring.app.decision.reasons.ReasonSettings;
import io.tidemark.scoring.app.owner.OwnerKeys;
import io.tidemark.scoring.app.topology.ScoringConfig.CustomerStore;
import io.tidemark.scoring.app.watch.CustomerProgress;
import io.tidemark.scoring.model.ModelKeys;
import io.tidemark.scoring.release.process.EngineKey;
import io.tidemark.settings.Key;
import io.tidemark.settings.Keys;
import io.tidemark.settings.kind.Kinds;
import io.tidemark.start.OperationsKeys;
import java.nio.file.Path;
import java.time.Duration;

/** The settings of a scoring process. */
public final class ScoringKeys {

    static final Key<String> APPLICATION_ID = Key.of(
                    "application.id", Kinds.TEXT, "the consumer group, and the prefix of the changelogs")
            .usuallyAs("`topic.prefix` and tidemark-scoring");
    public static final Key<Path> STATE_DIR =
            Key.of("state.dir", Kinds.PATH, "a directory of this process's own").required();
    static final Key<String> INSTANCE = Key.of(
                    "instance", Kinds.TEXT, "what this instance is called where it acknowledges models")
            .usuallyAs("host and state directory");
    static final Key<Duration> READY_PROGRESS = Key.of(
                    "ready.progress",
                    Kinds.DURATION,
                    "how long nothing may be committed while there is work before the process is not ready")
            .usually(Duration.ofSeconds(10))
            .atLeast(Duration.ofSeconds(1));
    static final Key<Integer> THREADS =
            Key.of("threads", Kinds.WHOLE, "threads that score").usually(2).atLeast(1);
    static final Key<Integer> STANDBYS = Key.of(
                    "standbys",
                    Kinds.WHOLE,
                    "on how many other instances each store is kept up to date, so that a crash restores nothing")
            .usually(0)
            .atLeast(0);
    static final Key<CustomerStore> CUSTOMER_STORE = Key.of(
                    "customer.store",
                    Kinds.choice(CustomerStore.class),
                    "where the customers' progress is kept: on the heap, about 250 bytes each, or on disk")
            .usually(CustomerStore.ROCKSDB);

    static final Key<Duration> MODEL_WAIT = Key.of(
                    "model.wait",
                    Kinds.DURATION,
                    "how long a task waits for a bundle, and for entries of lists, at least half a second less than"
                            + " `transaction.timeout`")
            .usually(Duration.ofSeconds(4));
    static final Key<Integer> MODELS_KEEP = Key.of(
                    "models.keep",
                    Kinds.WHOLE,
                    "how many of the models that were published or asked for last stay loaded beside those that are"
                            + " needed")
            .usually(4)
            .atLeast(1);

    static final Key<Integer> REASONS_TOP = Key.of(
                    "scoring.reasons.top", Kinds.WHOLE, "reasons of an alert at most; 0 explains nothing")
            .usually(ReasonSettings.USUAL.top())
            .atLeast(0);
    static final Key<Double> REASONS_SAMPLE = Key.of(
                    "scoring.reasons.sample",
                    Kinds.SHARE,
                    "share of the approvals that are explained too, for audits, chosen by the transaction's id")
            .usually(ReasonSettings.USUAL.sample());
    static final Key<Boolean> REASONS_LOWERING = Key.of(
                    "scoring.reasons.lowering", Kinds.YES_NO, "whether alerts also say what lowered the score")
            .usually(ReasonSettings.USUAL.lowering());

    static final Key<Duration> FEATURES_TIMEOUT = Key.of(
                    "features.timeout",
                    Kinds.DURATION,
                    "how long a transaction waits for its vector before it is decided without; 0 for ever, which costs"
                            + " nothing")
            .usually(Duration.ZERO);
    static final Key<Integer> FEATURES_TIMEOUT_IDS = Key.of(
                    "features.timeout.ids",
                    Kinds.WHOLE,
                    "how many ids that were decided are remembered of each customer")
            .usuallyAs("%d with a time-out, else %d"
                    .formatted(CustomerProgress.REMEMBERED_BY_A_WATCH, CustomerProgress.USUAL_REMEMBERED))
            .atLeast(1);

    /** All of them. */
    public static final Keys ALL = Keys.of(
            "scoring",
            "Decides: `features` in, `scores` and `alerts-fraud` out. A Kafka Streams application.",
            ConnectionKeys.ALL,
            Keys.of(
                    "process",
                    "This instance.",
                    APPLICATION_ID,
                    STATE_DIR,
                    INSTANCE,
                    OperationsKeys.ALL,
                    READY_PROGRESS,
                    THREADS,
                    STANDBYS,
                    CUSTOMER_STORE),
            OwnerKeys.ALL,
            StreamsKeys.ALL,
            Keys.of("models", "What scores.", EngineKey.ENGINE, MODEL_WAIT, MODELS_KEEP),
            ModelKeys.SIGNATURES,
            ModelKeys.FETCH,
            FallbackKeys.LADDER,
            FallbackKeys.AMOUNTS,
            Keys.of("reasons", "What is explained.", REASONS_TOP, REASONS_SAMPLE, REASONS_LOWERING),
            Keys.of(
                    "transactions",
                    "Transactions whose vectors do not come; while `features.timeout` is 0 only the ids count.",
                    FEATURES_TIMEOUT,
                    FEATURES_TIMEOUT_IDS,
                    DoorKeys.CLOCK_SKEW,
                    DoorKeys.BOUNDS));

    private ScoringKeys() {}
}
