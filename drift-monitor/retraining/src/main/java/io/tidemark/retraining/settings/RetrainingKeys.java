package io.tidemark.retraining.settings;

import io.tidemark.log.kafka.ConnectionKeys;
import io.tidemark.log.kafka.TransactionTimeout;
import io.tidemark.process.GivingWay;
import io.tidemark.schemas.door.DoorKeys;
import io.tidemark.scoring.model.ModelKeys;
import io.tidemark.settings.Key;
import io.tidemark.settings.Keys;
import io.tidemark.settings.kind.Kinds;
import io.tidemark.start.OperationsKeys;
import io.tidemark.training.bundle.AlertBudget;
import io.tidemark.training.gate.GateRules;
import java.nio.file.Path;
import java.time.Duration;

/** The settings of the retraining process; those of the gate are in {@link GateKeys}. */
public final class RetrainingKeys {

    public static final Key<String> CATALOGUE = Key.of(
                    "catalogue",
                    Kinds.TEXT,
                    "a shipped catalogue's name or a path, used only while no champion is in force")
            .usually("handbook");
    public static final Key<Path> STATE_DIR = Key.of("state.dir", Kinds.PATH, "where trainings work and data sets lie")
            .usually(Path.of(".tidemark", "retraining"));
    static final Key<Integer> DATASETS_KEEP = Key.of(
                    "datasets.keep", Kinds.WHOLE, "data sets of how many bundles are kept, the newest")
            .usually(20)
            .atLeast(0);
    static final Key<Duration> TRANSACTION_TIMEOUT = TransactionTimeout.key(
            Duration.ofSeconds(30), "to write a bundle of up to 16 MB with its candidate must fit in");

    static final Key<Duration> COOLDOWN = Key.of(
                    "cooldown",
                    Kinds.DURATION,
                    "pause after a retraining, by the wall clock, which people need not wait for")
            .usually(Duration.ofMinutes(10));
    static final Key<Integer> ATTEMPTS = Key.of(
                    "attempts", Kinds.WHOLE, "trainings that one alarm gets until a candidate is promoted")
            .usually(5)
            .atLeast(1);
    static final Key<Integer> REPEAT_FRAUDS = Key.of(
                    "repeat.frauds",
                    Kinds.WHOLE,
                    "frauds that must have matured since the last training against the same champion until another may"
                            + " change the answer")
            .usually(20)
            .atLeast(0);
    static final Key<Double> REPEAT_GROWTH = Key.of(
                    "repeat.growth", Kinds.NUMBER, "and how many of them for each fraud that was compared on")
            .usually(0.1)
            .atLeast(0.0)
            .atMost(1_000.0);
    static final Key<Duration> SCHEDULE = Key.of(
                    "schedule", Kinds.DURATION, "asks every so often without any other reason")
            .usuallyAs("never")
            .atLeast(Duration.ofMillis(1));
    static final Key<String> SCHEDULE_CLOCK = Key.of(
                    "schedule.clock",
                    Kinds.words("wall", "event"),
                    "the clock that says so: on the wall, or event time")
            .usually("wall");

    public static final Key<Path> SIGNING_KEY = Key.of(
                    "models.signing.key", Kinds.SECRET_FILE, "a private key in PEM that vouches for candidates")
            .usuallyAs("they are not signed");
    public static final Key<String> STORE = Key.of(
                    "models.store", Kinds.TEXT, "a directory for bundles that are too large for the log")
            .usually("");

    public static final Key<Duration> MATURITY = Key.of(
                    "label.maturity",
                    Kinds.DURATION,
                    "age at which a transaction without a label counts as genuine; the monitor should say the same")
            .usually(Duration.ofDays(7));
    static final Key<Duration> RANGE = Key.of("training.range", Kinds.DURATION, "event time that is trained on")
            .usually(Duration.ofDays(60));
    static final Key<Double> COMPARISON_SHARE = Key.of(
                    "comparison.share", Kinds.SHARE, "of the rows, the newest, that models are compared on")
            .usually(0.3)
            .atLeast(0.01)
            .atMost(0.99);
    public static final Key<String> PARAMS = Key.of(
                    "params", Kinds.TEXT, "XGBoost's own parameters, as in `max_depth=6,eta=0.1`")
            .usually("");
    static final Key<Integer> SEED = Key.of("seed", Kinds.WHOLE, "of everything that is drawn by chance")
            .usually((int) GateRules.DEFAULT.seed())
            .atLeast(0);

    static final Key<Double> REVIEW_SHARE = Key.of(
                    "review.share", Kinds.SHARE, "of the transactions that people can look at; bounds what is promoted")
            .usually(AlertBudget.DEFAULT.reviewShare());
    static final Key<Double> DECLINE_SHARE = Key.of(
                    "decline.share", Kinds.SHARE, "of the transactions that may be declined")
            .usually(AlertBudget.DEFAULT.declineShare());
    static final Key<Double> COST_FRAUD =
            cost("cost.fraud", "what an unnoticed fraud costs; with costs thresholds are the cheapest ones");
    static final Key<Double> COST_REVIEW = cost("cost.review", "what a review costs, in the same unit");
    static final Key<Double> COST_DECLINE = cost("cost.decline", "what a declined genuine transaction costs");
    static final Key<Double> RELEASE_SHARE = Key.of(
                    "release.share",
                    Kinds.SHARE,
                    "of what the model would decline that is let through by chance, so that it becomes known whether"
                            + " declining was right")
            .usually(0.0);

    static final Key<Integer> CANDIDATES = Key.of(
                    "search.candidates",
                    Kinds.WHOLE,
                    "sets of parameters that are tried at most; 1 takes those that are configured as they are")
            .usually(8)
            .atLeast(1);
    static final Key<Duration> SEARCH_TIME =
            Key.of("search.time", Kinds.DURATION, "for all of them together").usually(Duration.ofMinutes(10));
    static final Key<Double> VALIDATION = Key.of(
                    "search.validation", Kinds.SHARE, "of the training rows, the newest, that they are compared on")
            .usually(0.2)
            .atLeast(0.01)
            .atMost(0.99);
    static final Key<Integer> PATIENCE = Key.of(
                    "search.patience", Kinds.WHOLE, "rounds without a gain after which a training of the search stops")
            .usually(20)
            .atLeast(1);
    static final Key<Integer> ROUNDS = Key.of("search.rounds", Kinds.WHOLE, "rounds of it at most")
            .usually(400)
            .atLeast(1);
    static final Key<Integer> SEARCH_FRAUDS = Key.of(
                    "search.frauds",
                    Kinds.WHOLE,
                    "on both sides; with fewer there is no search, which would follow chance")
            .usually(20)
            .atLeast(1);

    static final Key<Duration> TIME = Key.of("training.time", Kinds.DURATION, "after which a training is stopped")
            .usually(Duration.ofHours(1));
    public static final Key<Long> MEMORY = Key.of(
                    "training.memory", Kinds.MEGABYTES, "of the whole training process, beyond which it is stopped")
            .usually(2_048L << 20)
            .atLeast(64L << 20)
            .atMost(1L << 50);
    static final Key<Long> HEAP = Key.of("training.heap", Kinds.MEGABYTES, "of these the Java heap")
            .usuallyAs("half of `training.memory`")
            .atLeast(32L << 20)
            .atMost(1L << 50);
    static final Key<Integer> ROWS = Key.of(
                    "training.rows",
                    Kinds.WHOLE,
                    "rows that are held at once, beyond which genuine transactions are sampled; 0 for as many as the"
                            + " heap has room for")
            .usually(0)
            .atLeast(0);
    static final Key<Integer> NICE = Key.of(
                    "training.nice", Kinds.WHOLE, "how far its process gives way to others; 0 gives way to nobody")
            .usually(GivingWay.MOST)
            .atLeast(0)
            .atMost(GivingWay.MOST);
    static final Key<Duration> STARVING = Key.of(
                    "training.starving",
                    Kinds.DURATION,
                    "how long it gets next to nothing of the processors, for it gives way, until it begins again and gives"
                            + " way less; 0 for ever")
            .usually(GivingWay.USUAL_PATIENCE);
    public static final Key<String> RUN = Key.of(
                    "training.run",
                    Kinds.words("process", "flink"),
                    "where trainings run: in a process beside this one, or as jobs of a Flink cluster")
            .usually("process");
    static final Key<String> FLINK = Key.of(
                    "training.flink",
                    Kinds.TEXT,
                    "the cluster's REST interface, like `http://host:8081`, if they run there")
            .usually("");
    static final Key<String> FLINK_JAR = Key.of(
                    "training.flink.jar", Kinds.TEXT, "the jar of the job that runs them there")
            .usuallyAs("found on the class path");

    /** All of them. */
    public static final Keys ALL = Keys.of(
            "retraining",
            "Trains, proves and publishes: `retraining-requests`, `scores` and `labels` in, `models` and `candidates`"
                    + " out.",
            ConnectionKeys.ALL,
            Keys.of(
                    "process",
                    "The service.",
                    OperationsKeys.ALL,
                    CATALOGUE,
                    STATE_DIR,
                    DATASETS_KEEP,
                    TRANSACTION_TIMEOUT,
                    DoorKeys.CLOCK_SKEW),
            Keys.of(
                    "requests",
                    "When a training is made.",
                    COOLDOWN,
                    ATTEMPTS,
                    REPEAT_FRAUDS,
                    REPEAT_GROWTH,
                    SCHEDULE,
                    SCHEDULE_CLOCK),
            Keys.of("bundles", "What becomes of a candidate's bundle.", SIGNING_KEY, STORE),
            ModelKeys.FETCH,
            Keys.of("rows", "What is trained on.", MATURITY, RANGE, COMPARISON_SHARE, PARAMS, SEED),
            Keys.of(
                    "thresholds",
                    "From which scores on there is a review, and a decline.",
                    REVIEW_SHARE,
                    DECLINE_SHARE,
                    COST_FRAUD,
                    COST_REVIEW,
                    COST_DECLINE,
                    RELEASE_SHARE),
            Keys.of(
                    "search",
                    "How parameters are looked for.",
                    CANDIDATES,
                    SEARCH_TIME,
                    VALIDATION,
                    PATIENCE,
                    ROUNDS,
                    SEARCH_FRAUDS),
            Keys.of(
                    "training",
                    "What one training may take, and where it runs.",
                    TIME,
                    MEMORY,
                    HEAP,
                    ROWS,
                    NICE,
                    STARVING,
                    RUN,
                    FLINK,
                    FLINK_JAR),
            GateKeys.ALL);

    private RetrainingKeys() {}

    private static Key<Double> cost(String name, String says) {
        return Key.of(name, Kinds.NUMBER, says).usually(0.0).atLeast(0.0);
    }
}
