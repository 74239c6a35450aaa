package io.tidemark.scoring.app.meters;

import io.tidemark.metrics.Label;
import io.tidemark.metrics.Metric;
import io.tidemark.metrics.Metrics;
import java.util.List;

/** The metrics of a scoring process. */
public final class ScoringMetrics {

    private static final String SCORING = "tidemark.scoring.";
    private static final Label CAUSE = new Label("cause", "a stable code", 60);
    private static final Label STORE = new Label("store", "customers, activation, overdue, pending", 8);
    private static final Label VERSION = new Label("version", "of the model", 30);

    static final Metric SCORED = Metric.counter(
                    SCORING + "scored", "decisions", "How many transactions a second are decided, and how?")
            .by(new Label("decision", "APPROVE, STEP_UP, REVIEW, DECLINE, UNKNOWN", 8));
    static final Metric ALERTS =
            Metric.counter(SCORING + "alerts", "decisions that are no approvals", "How much work do people get?");
    static final Metric RELEASED = Metric.counter(
            SCORING + "released", "declines that chance let through", "Do we still learn what becomes of declines?");
    static final Metric FLAGGED = Metric.counter(
                    SCORING + "flagged",
                    "decisions that are not normal ones, by each of their flags",
                    "What share is decided by a rung of the fallback ladder, and why?")
            .by(CAUSE);
    static final Metric DUPLICATES = Metric.counter(
            SCORING + "duplicates",
            "vectors dropped since their transactions had been decided before",
            "Did the features job begin anew?");
    static final Metric SUPERSEDED = Metric.counter(
            SCORING + "superseded",
            "vectors that came after their transactions were decided without",
            "Do vectors come too late?");
    static final Metric UNDECIDED = Metric.counter(
            SCORING + "undecided",
            "vectors that came after a later transaction of the same customer was decided without one; their own are never decided",
            "Is any transaction left undecided?");
    static final Metric MARKS = Metric.counter(
                    SCORING + "marks", "transactions that no vector comes of", "What does the features job refuse?")
            .by(CAUSE);
    static final Metric UNWATCHED = Metric.counter(
                    SCORING + "unwatched",
                    "transactions without a vector that were not decided by `features.timeout` either",
                    "What does the watch over transactions leave out?")
            .by(CAUSE);
    static final Metric DEAD_LETTERS = Metric.counter(
                    SCORING + "dead.letters", "records that could not be read or written", "What is buried, and why?")
            .by(CAUSE);
    static final Metric ACTIVATIONS = Metric.counter(
            SCORING + "activations",
            "control records that came into force, once in each partition",
            "When did a swap reach this instance?");
    static final Metric CONTROLS_IGNORED = Metric.counter(
            SCORING + "controls.ignored",
            "control records that were passed over",
            "Does somebody write controls that do not count?");
    static final Metric POLICIES_REFUSED = Metric.counter(
            SCORING + "policies.refused",
            "control records that came into force with a policy that this instance refuses, once in each partition, and tasks that start under one; the policy before goes on",
            "Does this instance run an older build than the rollout?");
    static final Metric UNANSWERED = Metric.counter(
                    SCORING + "policy.unanswered",
                    "decisions of which a rule or segment of the policy could not be answered, and so did not fire",
                    "Does a rule name what is often missing?")
            .by(new Label("condition", "the rule's id or the segment's name", 200));
    static final Metric SHADOWS_SILENT = Metric.counter(
                    SCORING + "shadows.silent",
                    "records of which a model or a policy that only watches said nothing",
                    "Can the shadow be compared at all?")
            .by(new Label("version", "of the model, or name and version of the policy", 30), CAUSE);
    static final Metric UNEXPLAINED = Metric.counter(
                    SCORING + "unexplained",
                    "decisions that were to be explained and were not",
                    "Do alerts lack their reasons?")
            .by(new Label("model", "its version", 30), CAUSE);
    static final Metric LATENCY = Metric.times(
            SCORING + "latency",
            "from the broker's time of a transaction to its decision",
            "How long do features and scoring take?");
    static final Metric FRESHNESS = Metric.times(
            SCORING + "freshness",
            "from the broker's time of a transaction to the commit of its score, which is when readers see it",
            "How old is a decision when it can be acted upon?");

    static final Metric SEQUENCE = Metric.gauge(
            SCORING + "control.sequence",
            "the highest sequence number of a control record that came into force",
            "Do all instances decide under the same activation?");
    static final Metric MODEL = Metric.gauge(
                    SCORING + "model",
                    "1 for each model in force",
                    "Which model decides, and which ones run beside it?")
            .by(new Label("role", "champion, challenger, shadow", 3), VERSION);
    static final Metric IN_FORCE_SINCE = Metric.gauge(
                    SCORING + "in.force.since",
                    "when the activation in force was issued",
                    "Since when does this model decide?")
            .in("timestamp_seconds");
    static final Metric POLICY = Metric.gauge(
                    SCORING + "policy", "1 for the policy of the newest decision", "By which thresholds is it decided?")
            .by(new Label("policy", "its version", 30));
    static final Metric MODELS_REFUSED = Metric.counter(
                    SCORING + "models.refused",
                    "bundles that were not let in",
                    "Is a bundle unsigned, damaged or of another catalogue?")
            .by(new Label("lasting", "true: never with these bytes; false: for now", 2));

    static final Metric RESTORED = Metric.counter(
                    SCORING + "restored", "records that stores were restored from", "How far is a start?")
            .by(STORE);
    static final Metric RESTORE_REMAINING = Metric.gauge(
                    SCORING + "restore.remaining",
                    "records that a store still has to read before its tasks decide",
                    "How long does a start still take?")
            .by(STORE);
    static final Metric THREAD_FAILURES = Metric.counter(
            SCORING + "thread.failures", "threads that failed and were replaced", "Does scoring stumble?");
    static final Metric COMMIT_AGE = Metric.gauge(
                    SCORING + "commit.age",
                    "since anything was committed",
                    "While there is lag: does scoring stand still?")
            .in("seconds");
    static final Metric LAG = Metric.gauge(
                    SCORING + "lag",
                    "records of a partition that are committed for readers and not decided, of the partitions of this instance",
                    "How much waits, and in which partition?")
            .by(new Label("topic", "full name", 4), new Label("partition", "its number", 1_000));
    static final Metric REGISTRY_FAILURES = Metric.counter(
            SCORING + "registry.failures",
            "looks at the schema registry that failed: one each 8 s while it answers, and each 2 s while it does not",
            "Can the registry be reached?");

    /** All of them. */
    public static final Metrics ALL = new Metrics(
            "scoring",
            "Counters of records and both histograms count when the transaction that holds the record is committed, so what is repeated after a failure counts once. Besides, Kafka's own"
                    + " meters of Streams and its clients (`kafka_stream_*`, `kafka_consumer_*`, `kafka_producer_*`), each topic under its full name alone.",
            List.of(
                    SCORED,
                    ALERTS,
                    RELEASED,
                    FLAGGED,
                    DUPLICATES,
                    SUPERSEDED,
                    UNDECIDED,
                    MARKS,
                    UNWATCHED,
                    DEAD_LETTERS,
                    ACTIVATIONS,
                    CONTROLS_IGNORED,
                    POLICIES_REFUSED,
                    UNANSWERED,
                    SHADOWS_SILENT,
                    UNEXPLAINED,
                    LATENCY,
                    FRESHNESS,
                    SEQUENCE,
                    MODEL,
                    IN_FORCE_SINCE,
                    POLICY,
                    MODELS_REFUSED,
                    RESTORED,
                    RESTORE_REMAINING,
                    THREAD_FAILURES,
                    COMMIT_AGE,
                    LAG,
                    REGISTRY_FAILURES));

    private ScoringMetrics() {}
}
