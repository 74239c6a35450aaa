package io.tidemark.drift.job.metrics;

import io.tidemark.flink.OperatorMetric;
import io.tidemark.schemas.AlarmState;
import io.tidemark.schemas.DriftAlarm;
import io.tidemark.schemas.QualityFigures;
import io.tidemark.schemas.QualityReport;
import io.tidemark.schemas.QualityState;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * Shows what the monitor reports of quality, of all traffic of a model: estimated for the newest window, realised for
 * the newest that has matured.
 */
public final class QualityMeters {

    private static final String QUALITY = "quality";
    private final ModelGroups models;
    private final Counter raised;
    private final Counter asked;
    private final Map<String, Instant> newest = new HashMap<>();

    public QualityMeters(MetricGroup operator) {
        models = new ModelGroups(operator);
        raised = MonitorMetrics.RAISED.counter(operator, QUALITY);
        asked = MonitorMetrics.ASKED.counter(operator, QUALITY);
    }

    /** A window was reported, for the first time or again. */
    public void reported(QualityReport report) {
        if (!report.getSegment().isEmpty()) {
            return;
        }
        if (isNewest(report, "estimated")) {
            estimated(report, models.of(report.getModelVersion()));
        }
        if (report.getState() == QualityState.FINAL && report.getRealised() != null && isNewest(report, "realised")) {
            realised(report, models.of(report.getModelVersion()));
        }
    }

    /** An alarm or its end was written. */
    public void alarmed(DriftAlarm alarm) {
        boolean isRaised = alarm.getState() == AlarmState.RAISED;
        models.of(alarm.getModelVersion()).set("kind", QUALITY, MonitorMetrics.ALARM.leaf(), isRaised ? 1 : 0);
        if (isRaised) {
            raised.inc();
        }
    }

    /** A retraining was asked for. */
    public void asked() {
        asked.inc();
    }

    private void estimated(QualityReport report, ModelGroups.Model model) {
        set(model, MonitorMetrics.ESTIMATED_AP, report.getEstimated().getAveragePrecision());
        set(model, MonitorMetrics.ESTIMATED_AUC, report.getEstimated().getAucRoc());
        set(model, MonitorMetrics.ESTIMATOR_ERROR, report.getEstimatorError().getAveragePrecisionMeanAbsolute());
        set(model, MonitorMetrics.LABEL_SHARE, report.getLabelShare());
        set(model, MonitorMetrics.ESTIMATED_END, seconds(report.getWindowEnd()));
    }

    private void realised(QualityReport report, ModelGroups.Model model) {
        QualityFigures figures = report.getRealised();
        set(model, MonitorMetrics.REALISED_AP, figures.getAveragePrecision());
        set(model, MonitorMetrics.REALISED_AUC, figures.getAucRoc());
        set(model, MonitorMetrics.REALISED_RECALL, figures.getRecall());
        set(model, MonitorMetrics.REALISED_PRECISION, figures.getPrecision());
        set(model, MonitorMetrics.CALIBRATION_ERROR, figures.getCalibrationError());
        set(model, MonitorMetrics.REALISED_END, seconds(report.getWindowEnd()));
    }

    /** Reports of older windows come again when labels do. */
    private boolean isNewest(QualityReport report, String what) {
        String key = what + "/" + report.getModelVersion();
        Instant before = newest.getOrDefault(key, Instant.MIN);
        boolean counts = !report.getWindowEnd().isBefore(before);
        if (counts) {
            newest.put(key, report.getWindowEnd());
        }
        return counts;
    }

    private static double seconds(Instant time) {
        return time.toEpochMilli() / 1e3;
    }

    private static void set(ModelGroups.Model model, OperatorMetric metric, Double value) {
        model.set(metric.leaf(), value == null ? Double.NaN : value);
    }
}
