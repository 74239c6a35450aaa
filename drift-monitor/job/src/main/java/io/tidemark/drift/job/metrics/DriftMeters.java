package io.tidemark.drift.job.metrics;

import io.tidemark.schemas.AlarmState;
import io.tidemark.schemas.ColumnDrift;
import io.tidemark.schemas.DriftAlarm;
import io.tidemark.schemas.DriftCause;
import io.tidemark.schemas.DriftReport;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** Shows what the monitor reports of drift: the value that alarms and its limit side by side. */
public final class DriftMeters {

    private static final String DRIFT = "drift";
    private static final String SILENCE = "silence";
    private final ModelGroups models;
    private final Counter drifts;
    private final Counter silences;
    private final Counter asked;

    public DriftMeters(MetricGroup operator) {
        models = new ModelGroups(operator);
        drifts = MonitorMetrics.RAISED.counter(operator, DRIFT);
        silences = MonitorMetrics.RAISED.counter(operator, SILENCE);
        asked = MonitorMetrics.ASKED.counter(operator, DRIFT);
    }

    /** A window was reported. */
    public void reported(DriftReport report) {
        ModelGroups.Model model = models.of(report.getModelVersion());
        model.set(MonitorMetrics.WINDOW_EVENTS.leaf(), report.getEvents());
        model.set(MonitorMetrics.WINDOW_ALERTS.leaf(), report.getAlerts());
        model.set(MonitorMetrics.WINDOW_END.leaf(), report.getWindowEnd().toEpochMilli() / 1e3);
        for (ColumnDrift column : report.getColumns()) {
            model.set("column", column.getName(), MonitorMetrics.PSI.leaf(), column.getPsi());
            model.set("column", column.getName(), MonitorMetrics.LIMIT.leaf(), column.getLimit());
            model.set("column", column.getName(), MonitorMetrics.DRIFTED.leaf(), column.getDrifted() ? 1 : 0);
        }
    }

    /** An alarm or its end was written. */
    public void alarmed(DriftAlarm alarm) {
        boolean raised = alarm.getState() == AlarmState.RAISED;
        boolean silence = alarm.getCause() == DriftCause.SILENCE;
        models.of(alarm.getModelVersion())
                .set("kind", silence ? SILENCE : DRIFT, MonitorMetrics.ALARM.leaf(), raised ? 1 : 0);
        if (raised) {
            (silence ? silences : drifts).inc();
        }
    }

    /** A retraining was asked for. */
    public void asked() {
        asked.inc();
    }
}
