package io.tidemark.console;

import io.tidemark.console.board.Board;
import io.tidemark.console.panel.Panel;
import io.tidemark.console.panel.Place;
import io.tidemark.schemas.Activation;
import io.tidemark.schemas.AlarmState;
import io.tidemark.schemas.ColumnDrift;
import io.tidemark.schemas.Control;
import io.tidemark.schemas.Decision;
import io.tidemark.schemas.Deployment;
import io.tidemark.schemas.DriftAlarm;
import io.tidemark.schemas.DriftReport;
import io.tidemark.schemas.EstimatorError;
import io.tidemark.schemas.FraudAlert;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.QualityFigures;
import io.tidemark.schemas.QualityReport;
import io.tidemark.schemas.QualityState;
import io.tidemark.schemas.Reason;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.Transaction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;

/** Records by number. */
public final class Samples {

    /** What a page that reads texts as markup would run. */
    public static final String HOSTILE = "<img src=x onerror=alert(1)>\"'&</script>\u2028\n";

    private Samples() {}

    public static Transaction transaction(int number) {
        return Transaction.newBuilder()
                .setTransactionId("t-" + number)
                .setEventTime(Instant.parse("2026-11-30T12:00:00Z"))
                .setCustomerId("c-" + number % 17 + HOSTILE)
                .setTerminalId("k-9")
                .setAmount(new Money(1_999L + number, "EUR"))
                .build();
    }

    public static Score score(int number, Decision decision, double score, Instant at) {
        return Score.newBuilder()
                .setTransaction(transaction(number))
                .setOrigin(position(number))
                .setLoggedAt(at.minusMillis(20))
                .setFeaturesPosition(position(number))
                .setCatalogueHash("hash")
                .setVector(List.of(19.99, Double.NaN, 3.0))
                .setModelVersion("m-1")
                .setBundleSha256("ab12")
                .setScore(score)
                .setMargin((float) (score * 10 - 5))
                .setRank(score)
                .setDecision(decision)
                .setPolicyVersion("p-1")
                .setScoredAt(at.minusMillis(5))
                .build();
    }

    public static FraudAlert alert(int number, Instant at) {
        return FraudAlert.newBuilder()
                .setAlertId("0-" + number)
                .setTransaction(transaction(number))
                .setOrigin(position(number))
                .setDecision(Decision.DECLINE)
                .setScore(0.97)
                .setModelVersion("m-1")
                .setPolicyVersion("p-1")
                .setReasons(List.of(Reason.newBuilder()
                        .setCode("UNUSUAL_AMOUNT")
                        .setSentence("The amount is unusual " + HOSTILE)
                        .setFeature("amount")
                        .setValue(19.99)
                        .setContribution(2.5)
                        .build()))
                .setRaisedAt(at)
                .build();
    }

    /** An activation, an alarm, a drift report and a quality report. */
    public static void loop(Board board, Instant at) {
        Control control = Control.newBuilder()
                .setControlId("c-1")
                .setSequence(1L)
                .setIssuedAt(at)
                .setActivation(Activation.newBuilder()
                        .setChampion(new ModelReference("m-1", "ab12"))
                        .setReason("it is the first")
                        .build())
                .build();
        show(
                board,
                "deployments",
                at,
                panel -> panel.deployment(new Deployment(control, List.of(0L)), of("deployments", at)));
        DriftAlarm alarm = DriftAlarm.newBuilder()
                .setAlarmId("d-1")
                .setState(AlarmState.RAISED)
                .setModelVersion("m-1")
                .setWindowStart(at)
                .setWindowEnd(at)
                .setSince(at)
                .setEvents(100L)
                .setColumns(List.of("AMOUNT"))
                .setText("AMOUNT has drifted")
                .setRaisedAt(at)
                .build();
        show(board, "alerts-drift", at, panel -> panel.alarm(alarm, of("alerts-drift", at)));
        DriftReport report = DriftReport.newBuilder()
                .setReportId("m-1:0")
                .setModelVersion("m-1")
                .setCatalogueHash("hash")
                .setWindowStart(at.truncatedTo(ChronoUnit.HOURS))
                .setWindowEnd(at)
                .setEvents(100L)
                .setAlerts(2L)
                .setColumns(List.of(column("AMOUNT", 1, 0.4), column("RISK", 2, 0.1)))
                .setReportedAt(at)
                .build();
        show(board, "drift-reports", at, panel -> panel.report(report, of("drift-reports", at)));
        for (int day = 0; day < 2; day++) {
            QualityReport quality = quality(at.truncatedTo(ChronoUnit.DAYS).plus(day, ChronoUnit.DAYS), day == 0);
            show(board, "quality-reports", at, panel -> panel.quality(quality, of("quality-reports", at)));
        }
    }

    private static QualityReport quality(Instant start, boolean realised) {
        QualityFigures figures = QualityFigures.newBuilder()
                .setTransactions(100)
                .setFrauds(3)
                .setAveragePrecision(0.7)
                .build();
        return QualityReport.newBuilder()
                .setReportId("m-1:" + start)
                .setModelVersion("m-1")
                .setSegment("")
                .setWindowStart(start)
                .setWindowEnd(start.plus(1, ChronoUnit.DAYS))
                .setState(realised ? QualityState.FINAL : QualityState.PROVISIONAL)
                .setMaturityMs(1L)
                .setEvents(100L)
                .setFlagged(2L)
                .setCensored(0L)
                .setReleased(0L)
                .setContradicted(0L)
                .setWithdrawn(0L)
                .setRealised(realised ? figures : null)
                .setEstimated(figures)
                .setEstimatedMeasured(figures)
                .setEstimatorError(EstimatorError.newBuilder()
                        .setWindows(0)
                        .setExpectedFrauds(0)
                        .setFrauds(0)
                        .build())
                .setCards(100)
                .setReportedAt(start)
                .build();
    }

    public static ColumnDrift column(String name, int rank, double psi) {
        return ColumnDrift.newBuilder()
                .setName(name)
                .setKind("numeric")
                .setBins(10)
                .setNReference(100L)
                .setNCurrent(100L)
                .setPsi(psi)
                .setLimit(0.3)
                .setMissingReference(0)
                .setMissingCurrent(0)
                .setDrifted(psi > 0.3)
                .setRank(rank)
                .build();
    }

    private static void show(Board board, String topic, Instant at, Consumer<Panel> record) {
        board.take(of(topic, at), record);
    }

    private static Place of(String topic, Instant at) {
        return place(topic, 0, at);
    }

    public static Place place(String topic, long offset, Instant at) {
        return new Place(topic, 0, offset, at);
    }

    private static LogPosition position(int number) {
        return LogPosition.newBuilder().setPartition(0).setOffset((long) number).build();
    }
}
