package io.tidemark.drift.job.metrics;

import io.tidemark.flink.OperatorMetric;
import io.tidemark.flink.RegistryMetric;
import io.tidemark.metrics.Label;
import io.tidemark.metrics.Metrics;
import java.util.stream.Stream;

/** The metrics of the monitor. */
public final class MonitorMetrics {

    /** Challengers and a champion or two: the models that scored last. */
    static final int MODELS = 6;

    private static final Label MODEL = new Label("model", "version; those whose windows were reported last", MODELS);
    private static final Label COLUMN = new Label("column", "a feature of the catalogue, or `score`", 1_000);
    private static final Label KIND = new Label("kind", "drift, silence, quality", 3);

    static final OperatorMetric PSI = OperatorMetric.gauge(
            "drift_psi",
            "population stability index of a column in the newest window, against the reference profile",
            "How far has the world moved away from the model, and in which column?",
            MODEL,
            COLUMN);
    static final OperatorMetric LIMIT = OperatorMetric.gauge(
            "drift_limit",
            "the index above which that window counts as drifted",
            "How far is the value from an alarm?",
            MODEL,
            COLUMN);
    static final OperatorMetric DRIFTED = OperatorMetric.gauge(
            "drifted",
            "1 if the shift of the column is more than chance and large enough to matter",
            "Which columns does an alarm count?",
            MODEL,
            COLUMN);
    static final OperatorMetric WINDOW_EVENTS = OperatorMetric.gauge(
            "window_events", "events of the newest window", "On how many events does the judgement stand?", MODEL);
    static final OperatorMetric WINDOW_ALERTS = OperatorMetric.gauge(
            "window_alerts", "those of them that were no approvals", "What share is alerted?", MODEL);
    static final OperatorMetric WINDOW_END = OperatorMetric.gauge(
            "window_end_timestamp_seconds",
            "event time at which the newest window ended",
            "How old is the newest judgement?",
            MODEL);
    static final OperatorMetric ALARM = OperatorMetric.gauge(
            "alarm",
            "1 from an alarm to its end, 0 from the next window or word on; of a job that was started again from its next word on",
            "Is there an alarm now?",
            MODEL,
            KIND);
    static final OperatorMetric RAISED =
            OperatorMetric.counter("alarms_raised", "alarms that were written", "How often is there an alarm?", KIND);
    static final OperatorMetric ASKED = OperatorMetric.counter(
            "retrainings_asked",
            "requests for retraining that were written",
            "How often is a retraining asked for?",
            KIND);

    static final OperatorMetric ESTIMATED_AP = quality(
            "quality_estimated_average_precision",
            "average precision by calibrated scores alone, of the newest window");
    static final OperatorMetric REALISED_AP = quality(
            "quality_realised_average_precision", "average precision by labels, of the newest window that has matured");
    static final OperatorMetric ESTIMATED_AUC = quality(
            "quality_estimated_auc_roc", "area under the ROC curve by calibrated scores alone, of the newest window");
    static final OperatorMetric REALISED_AUC = quality(
            "quality_realised_auc_roc", "area under the ROC curve by labels, of the newest window that has matured");
    static final OperatorMetric REALISED_RECALL = quality(
            "quality_realised_recall",
            "share of frauds that were reviewed or declined, of the newest window that has matured");
    static final OperatorMetric REALISED_PRECISION = quality(
            "quality_realised_precision",
            "share of frauds among what was reviewed or declined, of the newest window that has matured");
    static final OperatorMetric CALIBRATION_ERROR = quality(
            "quality_realised_calibration_error",
            "mean distance of scores and frauds over 20 groups, of the newest window that has matured");
    static final OperatorMetric ESTIMATOR_ERROR = quality(
            "quality_estimator_error",
            "mean absolute error of the estimated average precision on the newest matured windows");
    static final OperatorMetric LABEL_SHARE = quality(
            "quality_label_share", "share of the fraud labels of the newest window that should have come by now");
    static final OperatorMetric ESTIMATED_END =
            quality("quality_estimated_window_end_timestamp_seconds", "event time at which the newest window ended");
    static final OperatorMetric REALISED_END = quality(
            "quality_realised_window_end_timestamp_seconds", "event time at which the newest matured window ended");

    public static final OperatorMetric WITHOUT_MODEL = OperatorMetric.counter(
                    "scores_without_model", "scores that no model made", "How much is decided without a model?")
            .within("deserializer");
    public static final OperatorMetric UNWATCHED = OperatorMetric.counter(
            "scores_of_unwatched_models",
            "scores of models without a reference profile",
            "Is a model in force that cannot be watched?");
    public static final OperatorMetric MISFITS = OperatorMetric.counter(
            "vectors_of_another_length",
            "vectors that have not as many values as the profile has columns",
            "Do features and model fit?");
    public static final OperatorMetric HELD = OperatorMetric.gauge(
            "scores_waiting_for_a_profile",
            "scores that wait for the bundle of their model",
            "Does the monitor lag behind a swap?");
    public static final OperatorMetric TO_COME = OperatorMetric.counter(
            "counts_of_windows_to_come",
            "counts of event times too far ahead, dropped",
            "Are there clocks that run ahead?");
    public static final OperatorMetric WITHOUT_PROFILE = OperatorMetric.counter(
                    "models_without_profile", "bundles without a reference profile", "Which models cannot be watched?")
            .within("deserializer");
    public static final OperatorMetric REFUSED = OperatorMetric.counter(
                    "records_refused", "records that could not be read or meant, by their source", "What is buried?")
            .within("deserializer");

    /** All of them. */
    public static final Metrics ALL = new Metrics(
            "monitor",
            "By Flink's own reporter, so the names are the same on a cluster and with `tidemark up`. Values of reports stand from the newest report since the task began; what cannot be"
                    + " told is `NaN`. Flink adds its own of each source and operator, among them `flink_taskmanager_job_task_operator_pendingRecords` (lag)"
                    + " and `flink_taskmanager_job_task_busyTimeMsPerSecond`.",
            Stream.of(
                            PSI,
                            LIMIT,
                            DRIFTED,
                            WINDOW_EVENTS,
                            WINDOW_ALERTS,
                            WINDOW_END,
                            ALARM,
                            RAISED,
                            ASKED,
                            ESTIMATED_AP,
                            REALISED_AP,
                            ESTIMATED_AUC,
                            REALISED_AUC,
                            REALISED_RECALL,
                            REALISED_PRECISION,
                            CALIBRATION_ERROR,
                            ESTIMATOR_ERROR,
                            LABEL_SHARE,
                            ESTIMATED_END,
                            REALISED_END,
                            WITHOUT_MODEL,
                            UNWATCHED,
                            MISFITS,
                            HELD,
                            TO_COME,
                            WITHOUT_PROFILE,
                            REFUSED,
                            RegistryMetric.FAILURES)
                    .map(OperatorMetric::metric)
                    .toList());

    private MonitorMetrics() {}

    private static OperatorMetric quality(String leaf, String says) {
        return OperatorMetric.gauge(leaf, says, "How good is the model, and how well is that known?", MODEL);
    }
}
