package io.tidemark.log.topics;

import static io.tidemark.log.topics.KeyType.ALARM_ID;
import static io.tidemark.log.topics.KeyType.ALERT_ID;
import static io.tidemark.log.topics.KeyType.CONTROL_ID;
import static io.tidemark.log.topics.KeyType.CURRENCY;
import static io.tidemark.log.topics.KeyType.CUSTOMER_ID;
import static io.tidemark.log.topics.KeyType.CUSTOMER_OR_TRANSACTION_ID;
import static io.tidemark.log.topics.KeyType.INSTANCE_AND_VERSION;
import static io.tidemark.log.topics.KeyType.LIST_AND_ENTRY;
import static io.tidemark.log.topics.KeyType.NONE;
import static io.tidemark.log.topics.KeyType.REPORT_ID;
import static io.tidemark.log.topics.KeyType.REQUEST_ID;
import static io.tidemark.log.topics.KeyType.VERSION;
import static io.tidemark.log.topics.Partitions.KEYED;
import static io.tidemark.log.topics.Partitions.SINGLE;

import io.tidemark.schemas.Acknowledgement;
import io.tidemark.schemas.Candidate;
import io.tidemark.schemas.DeadLetter;
import io.tidemark.schemas.Deployment;
import io.tidemark.schemas.DriftAlarm;
import io.tidemark.schemas.DriftReport;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.FraudAlert;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.ListEntry;
import io.tidemark.schemas.ModelAlert;
import io.tidemark.schemas.ModelBundle;
import io.tidemark.schemas.Outcome;
import io.tidemark.schemas.QualityReport;
import io.tidemark.schemas.RateTable;
import io.tidemark.schemas.RetrainingRequest;
import io.tidemark.schemas.RolloutEvent;
import io.tidemark.schemas.RolloutRequest;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.SupersededVector;
import io.tidemark.schemas.Transaction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** The topic catalogue: the only list of Tidemark's topics. */
public final class Topics {

    /** Label maturity plus the range that a model is trained on. */
    private static final Duration ON_RECORD = Duration.ofDays(400);

    /** What only travels: long enough to outlast a week's outage of its reader. */
    private static final Duration IN_TRANSIT = Duration.ofDays(7);

    /** Long enough to compute 30-day windows anew from the log. */
    private static final Duration WINDOWS = Duration.ofDays(40);

    public static final Topic<Transaction> TRANSACTIONS =
            keyed("transactions", CUSTOMER_ID, Transaction.class, WINDOWS, Limits.events());
    public static final Topic<Label> LABELS =
            keyed("labels", CUSTOMER_OR_TRANSACTION_ID, Label.class, ON_RECORD, Limits.events());
    /** What happened to transactions once they were decided. */
    public static final Topic<Outcome> OUTCOMES =
            keyed("outcomes", CUSTOMER_OR_TRANSACTION_ID, Outcome.class, ON_RECORD, Limits.events());
    /**
     * What amounts in other currencies are worth, from when on: every table, for ever, in the order in which it came.
     */
    public static final Topic<RateTable> RATES =
            single("rates", CURRENCY, RateTable.class, null, Cleanup.DELETE, Limits.requests());

    /** Vectors keyed by customer; control records with a null key, once in every partition. */
    public static final Topic<FeatureRecord> FEATURES =
            keyed("features", CUSTOMER_ID, FeatureRecord.class, IN_TRANSIT, Limits.behind(1));

    public static final Topic<Score> SCORES = keyed("scores", CUSTOMER_ID, Score.class, ON_RECORD, Limits.behind(2));
    public static final Topic<FraudAlert> ALERTS_FRAUD =
            keyed("alerts-fraud", CUSTOMER_ID, FraudAlert.class, ON_RECORD, Limits.behind(3));
    /** Vectors that came after their transactions had been decided without them. */
    public static final Topic<SupersededVector> SUPERSEDED =
            keyed("superseded", CUSTOMER_ID, SupersededVector.class, ON_RECORD, Limits.behind(2));

    /** The last resort takes more than all others that are not bundles, although a dead letter is cut to far less. */
    public static final Topic<DeadLetter> DEAD_LETTERS =
            single("dead-letters", NONE, DeadLetter.class, WINDOWS, Cleanup.DELETE, Limits.behind(4));

    public static final Topic<ModelBundle> MODELS =
            single("models", VERSION, ModelBundle.class, ON_RECORD, Cleanup.DELETE, Limits.bundles());
    public static final Topic<Candidate> CANDIDATES =
            onRecord("candidates", VERSION, Candidate.class, Limits.requests());
    public static final Topic<RolloutRequest> ROLLOUT_REQUESTS =
            onRecord("rollout-requests", REQUEST_ID, RolloutRequest.class, Limits.requests());
    /** Every activation, for ever: a new task without a deployment starts from it. */
    public static final Topic<Deployment> DEPLOYMENTS =
            single("deployments", CONTROL_ID, Deployment.class, null, Cleanup.COMPACT, Limits.behind(1));

    /** What stands in the lists of policies; deployments say which of it counts from where on. */
    public static final Topic<ListEntry> LIST_ENTRIES =
            single("list-entries", LIST_AND_ENTRY, ListEntry.class, null, Cleanup.COMPACT_LATE, Limits.behind(1));

    /** Which instances live, and what each of them has loaded. */
    public static final Topic<Acknowledgement> ACKNOWLEDGEMENTS = single(
            "acknowledgements", INSTANCE_AND_VERSION, Acknowledgement.class, null, Cleanup.COMPACT, Limits.behind(0));

    public static final Topic<RolloutEvent> ROLLOUT_EVENTS =
            onRecord("rollout-events", REQUEST_ID, RolloutEvent.class, Limits.behind(1));
    /** What people should know of what decides. */
    public static final Topic<ModelAlert> ALERTS_MODEL =
            onRecord("alerts-model", ALERT_ID, ModelAlert.class, Limits.behind(1));

    public static final Topic<DriftReport> DRIFT_REPORTS =
            onRecord("drift-reports", REPORT_ID, DriftReport.class, Limits.behind(0));
    /** Quality estimated and realised; the newest report of an id counts. */
    public static final Topic<QualityReport> QUALITY_REPORTS =
            onRecord("quality-reports", REPORT_ID, QualityReport.class, Limits.behind(0));

    public static final Topic<DriftAlarm> ALERTS_DRIFT =
            onRecord("alerts-drift", ALARM_ID, DriftAlarm.class, Limits.behind(0));
    public static final Topic<RetrainingRequest> RETRAINING_REQUESTS =
            onRecord("retraining-requests", REQUEST_ID, RetrainingRequest.class, Limits.requests());

    /** All of them, in the order of a transaction's way. */
    public static final List<Topic<?>> ALL = List.of(
            TRANSACTIONS,
            LABELS,
            OUTCOMES,
            RATES,
            FEATURES,
            SCORES,
            ALERTS_FRAUD,
            SUPERSEDED,
            DEAD_LETTERS,
            MODELS,
            CANDIDATES,
            ROLLOUT_REQUESTS,
            DEPLOYMENTS,
            LIST_ENTRIES,
            ACKNOWLEDGEMENTS,
            ROLLOUT_EVENTS,
            ALERTS_MODEL,
            DRIFT_REPORTS,
            QUALITY_REPORTS,
            ALERTS_DRIFT,
            RETRAINING_REQUESTS);

    private Topics() {}

    /** The topic of this name (without a prefix), or empty. */
    public static Optional<Topic<?>> byName(String name) {
        for (Topic<?> topic : ALL) {
            if (topic.name().equals(name)) {
                return Optional.of(topic);
            }
        }
        return Optional.empty();
    }

    private static <T extends SpecificRecord> Topic<T> keyed(
            String name, KeyType key, Class<T> value, Duration retention, Limits limits) {
        return new Topic<>(name, key, value, KEYED, retention, Cleanup.DELETE, limits);
    }

    private static <T extends SpecificRecord> Topic<T> onRecord(
            String name, KeyType key, Class<T> value, Limits limits) {
        return single(name, key, value, ON_RECORD, Cleanup.DELETE, limits);
    }

    private static <T extends SpecificRecord> Topic<T> single(
            String name, KeyType key, Class<T> value, Duration retention, Cleanup cleanup, Limits limits) {
        return new Topic<>(name, key, value, SINGLE, retention, cleanup, limits);
    }
}
