package io.tidemark.drift.job.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.AlarmState;
import io.tidemark.schemas.ColumnDrift;
import io.tidemark.schemas.DriftAlarm;
import io.tidemark.schemas.DriftCause;
import io.tidemark.schemas.DriftReport;
import io.tidemark.schemas.EstimatorError;
import io.tidemark.schemas.QualityFigures;
import io.tidemark.schemas.QualityReport;
import io.tidemark.schemas.QualityState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReportMetersTest {

    private static final String SCOPE = "flink_taskmanager_job_task_operator_";
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private final RecordingRegistry registry = new RecordingRegistry();
    private final DriftMeters drift = new DriftMeters(registry.operator());
    private final QualityMeters quality = new QualityMeters(registry.operator());

    @Test
    void theValueThatAlarmsStandsBesideItsLimitByModelAndColumn() {
        drift.reported(report("m1", 0, 0.3));
        drift.alarmed(alarm("m1", AlarmState.RAISED, DriftCause.ATTACK));
        drift.asked();
        assertThat(registry.values())
                .containsEntry(SCOPE + "model_column_drift_psi{column=TX_AMOUNT, model=m1}", 0.3)
                .containsEntry(SCOPE + "model_column_drift_limit{column=TX_AMOUNT, model=m1}", 0.2)
                .containsEntry(SCOPE + "model_column_drifted{column=TX_AMOUNT, model=m1}", 1.0)
                .containsEntry(SCOPE + "model_window_events{model=m1}", 100.0)
                .containsEntry(SCOPE + "model_window_end_timestamp_seconds{model=m1}", 1772409600.0)
                .containsEntry(SCOPE + "model_kind_alarm{kind=drift, model=m1}", 1.0)
                .containsEntry(SCOPE + "kind_alarms_raised{kind=drift}", 1.0)
                .containsEntry(SCOPE + "kind_alarms_raised{kind=silence}", 0.0)
                .containsEntry(SCOPE + "kind_retrainings_asked{kind=drift}", 1.0);
        drift.reported(report("m1", 1, 0.1));
        drift.alarmed(alarm("m1", AlarmState.CLEARED, DriftCause.UNKNOWN));
        assertThat(registry.values())
                .containsEntry(SCOPE + "model_column_drift_psi{column=TX_AMOUNT, model=m1}", 0.1)
                .containsEntry(SCOPE + "model_column_drifted{column=TX_AMOUNT, model=m1}", 0.0)
                .containsEntry(SCOPE + "model_kind_alarm{kind=drift, model=m1}", 0.0)
                .containsEntry(SCOPE + "kind_alarms_raised{kind=drift}", 1.0);
    }

    @Test
    void modelsThatWereNotHeardOfForLongLeaveNoSeries() {
        for (int i = 0; i < 50; i++) {
            drift.reported(report("m" + i, i, 0.1));
            drift.reported(report("m0", i, 0.1));
        }
        Set<String> models = registry.values().keySet().stream()
                .filter(name -> name.contains("window_events"))
                .collect(Collectors.toSet());
        assertThat(models)
                .hasSize(MonitorMetrics.MODELS)
                .contains(
                        SCOPE + "model_window_events{model=m0}",
                        SCOPE + "model_window_events{model=m49}",
                        SCOPE + "model_window_events{model=m45}");
        drift.reported(report("m7", 60, 0.4));
        assertThat(registry.values()).containsEntry(SCOPE + "model_column_drift_psi{column=TX_AMOUNT, model=m7}", 0.4);
    }

    @Test
    void qualityIsThatOfTheNewestWindowAndOfTheNewestThatHasMatured() {
        quality.reported(quality("m1", 0, QualityState.FINAL, 0.7, 0.6));
        quality.reported(quality("m1", 1, QualityState.PROVISIONAL, 0.8, 0.1));
        // An older window comes again, since a label was revised.
        quality.reported(quality("m1", 0, QualityState.FINAL, 0.7, 0.65));
        QualityReport segment = QualityReport.newBuilder(quality("m1", 2, QualityState.FINAL, 0.1, 0.1))
                .setSegment("country=FR")
                .build();
        quality.reported(segment);
        assertThat(registry.values())
                .containsEntry(SCOPE + "model_quality_estimated_average_precision{model=m1}", 0.8)
                .containsEntry(SCOPE + "model_quality_realised_average_precision{model=m1}", 0.65)
                .containsEntry(SCOPE + "model_quality_label_share{model=m1}", 0.5)
                .containsEntry(SCOPE + "model_quality_realised_recall{model=m1}", Double.NaN);
    }

    @Test
    void everyNameThatIsRegisteredIsOnThePage() {
        drift.reported(report("m1", 0, 0.3));
        drift.alarmed(alarm("m1", AlarmState.RAISED, DriftCause.SILENCE));
        quality.reported(quality("m1", 0, QualityState.FINAL, 0.7, 0.6));
        Set<String> onThePage = MonitorMetrics.ALL.metrics().stream()
                .map(metric -> metric.exposed())
                .collect(Collectors.toSet());
        Set<String> registered = registry.values().keySet().stream()
                .map(name -> name.replaceAll("\\{.*", ""))
                .collect(Collectors.toSet());
        assertThat(onThePage).containsAll(registered);
        assertThat(registered).hasSize(20);
    }

    private static DriftReport report(String model, int day, double psi) {
        Instant start = START.plus(DAY.multipliedBy(day));
        return DriftReport.newBuilder()
                .setReportId(model + "/" + day)
                .setModelVersion(model)
                .setCatalogueHash("hash")
                .setWindowStart(start)
                .setWindowEnd(start.plus(DAY))
                .setEvents(100)
                .setAlerts(3)
                .setColumns(List.of(ColumnDrift.newBuilder()
                        .setName("TX_AMOUNT")
                        .setKind("numeric")
                        .setBins(10)
                        .setNReference(1_000)
                        .setNCurrent(100)
                        .setPsi(psi)
                        .setLimit(0.2)
                        .setMissingReference(0)
                        .setMissingCurrent(0)
                        .setDrifted(psi > 0.2)
                        .build()))
                .setReportedAt(start)
                .build();
    }

    private static DriftAlarm alarm(String model, AlarmState state, DriftCause cause) {
        return DriftAlarm.newBuilder()
                .setAlarmId(model)
                .setState(state)
                .setModelVersion(model)
                .setWindowStart(START)
                .setWindowEnd(START.plus(DAY))
                .setSince(START)
                .setEvents(100)
                .setColumns(List.of())
                .setText("")
                .setRaisedAt(START)
                .setCause(cause)
                .build();
    }

    private static QualityReport quality(String model, int day, QualityState state, double estimated, double realised) {
        Instant start = START.plus(DAY.multipliedBy(day));
        return QualityReport.newBuilder()
                .setReportId(model + "/" + day)
                .setModelVersion(model)
                .setSegment("")
                .setWindowStart(start)
                .setWindowEnd(start.plus(DAY))
                .setState(state)
                .setLabelShare(0.5)
                .setMaturityMs(0)
                .setEvents(100)
                .setFlagged(3)
                .setCensored(0)
                .setReleased(0)
                .setContradicted(0)
                .setWithdrawn(0)
                .setLabels(Map.of())
                .setRealised(figures(realised))
                .setEstimated(figures(estimated))
                .setEstimatedMeasured(figures(estimated))
                .setEstimatorError(EstimatorError.newBuilder()
                        .setWindows(0)
                        .setExpectedFrauds(0)
                        .setFrauds(0)
                        .build())
                .setCards(100)
                .setReportedAt(start)
                .build();
    }

    private static QualityFigures figures(double averagePrecision) {
        return QualityFigures.newBuilder()
                .setTransactions(100)
                .setFrauds(3)
                .setAveragePrecision(averagePrecision)
                .build();
    }
}
