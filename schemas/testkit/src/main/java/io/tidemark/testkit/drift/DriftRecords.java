package io.tidemark.testkit.drift;

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

/** Records as the monitor writes them. */
public final class DriftRecords {
    public static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");

    private DriftRecords() {}

    /** A window of a day; the amount has the PSI, the score none to speak of. */
    public static DriftReport report(String model, int day, double psi) {
        Instant start = MONDAY.plus(Duration.ofDays(day));
        return DriftReport.newBuilder()
                .setReportId(model + " " + start)
                .setModelVersion(model)
                .setCatalogueHash("c")
                .setWindowStart(start)
                .setWindowEnd(start.plus(Duration.ofDays(1)))
                .setEvents(2_000 + day)
                .setAlerts(30)
                .setApproved(1_970 + day)
                .setReviewed(20)
                .setDeclined(10)
                .setColumns(List.of(column("TX_<b>AMOUNT", psi, 0.2), column("score", 0.004, 0.2)))
                .setCause(psi > 0.2 ? DriftCause.SLOW_DRIFT : DriftCause.UNKNOWN)
                .setReportedAt(start)
                .build();
    }

    private static ColumnDrift column(String name, double psi, double limit) {
        return ColumnDrift.newBuilder()
                .setName(name)
                .setKind("numeric")
                .setBins(10)
                .setNReference(50_000)
                .setNCurrent(1_990)
                .setPsi(psi)
                .setLimit(limit)
                .setMissingReference(0)
                .setMissingCurrent(0.025)
                .setDrifted(psi > limit)
                .build();
    }

    public static DriftAlarm alarm(String model, int day, String text) {
        Instant start = MONDAY.plus(Duration.ofDays(day));
        return DriftAlarm.newBuilder()
                .setAlarmId("a" + day)
                .setState(AlarmState.RAISED)
                .setModelVersion(model)
                .setWindowStart(start)
                .setWindowEnd(start.plus(Duration.ofDays(1)))
                .setSince(MONDAY)
                .setEvents(2_000)
                .setColumns(List.of("TX_AMOUNT"))
                .setText(text)
                .setRaisedAt(start)
                .build();
    }

    public static QualityReport quality(String model, int day, Double realisedAuc, double estimatedAuc) {
        Instant start = MONDAY.plus(Duration.ofDays(day));
        return QualityReport.newBuilder()
                .setReportId(model + " " + start)
                .setModelVersion(model)
                .setSegment("")
                .setWindowStart(start)
                .setWindowEnd(start.plus(Duration.ofDays(1)))
                .setState(realisedAuc == null ? QualityState.PROVISIONAL : QualityState.FINAL)
                .setMaturityMs(Duration.ofDays(30).toMillis())
                .setEvents(2_000)
                .setFlagged(30)
                .setCensored(10)
                .setReleased(0)
                .setContradicted(0)
                .setWithdrawn(0)
                .setRealised(realisedAuc == null ? null : figures(realisedAuc))
                .setEstimated(figures(estimatedAuc))
                .setEstimatedMeasured(figures(estimatedAuc))
                .setEstimatorError(EstimatorError.newBuilder()
                        .setWindows(0)
                        .setExpectedFrauds(0)
                        .setFrauds(0)
                        .build())
                .setCaveats(realisedAuc == null ? List.of("scores are not calibrated") : List.of())
                .setCards(100)
                .setReportedAt(start)
                .build();
    }

    private static QualityFigures figures(double auc) {
        return QualityFigures.newBuilder()
                .setTransactions(2_000)
                .setFrauds(17)
                .setAucRoc(auc)
                .setAveragePrecision(auc - 0.25)
                .build();
    }
}
