package io.tidemark.drift.job.quality;

import io.tidemark.drift.stats.quality.book.BookRules;
import io.tidemark.drift.stats.quality.book.EstimatorRecord;
import io.tidemark.drift.stats.quality.book.QualityAlarm;
import io.tidemark.drift.stats.quality.book.WindowKey;
import io.tidemark.drift.stats.quality.book.WindowQuality;
import io.tidemark.schemas.AlarmState;
import io.tidemark.schemas.DriftAlarm;
import io.tidemark.schemas.EstimatorError;
import io.tidemark.schemas.FraudMoney;
import io.tidemark.schemas.QualityReport;
import io.tidemark.schemas.QualityState;
import io.tidemark.schemas.RetrainingCause;
import io.tidemark.schemas.RetrainingRequest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The records that tell of quality. Ids follow from model, segment and window, so a replay repeats them. */
record QualityRecords(BookRules rules, Instant now) {

    static String id(WindowKey key) {
        return key.model() + (key.segment().isEmpty() ? "" : "[" + key.segment() + "]") + "@"
                + Instant.ofEpochMilli(key.start());
    }

    QualityReport report(WindowQuality quality, long[] strays) {
        WindowKey key = quality.key();
        return QualityReport.newBuilder()
                .setReportId(id(key))
                .setModelVersion(key.model())
                .setSegment(key.segment())
                .setWindowStart(Instant.ofEpochMilli(key.start()))
                .setWindowEnd(Instant.ofEpochMilli(quality.end()))
                .setState(quality.matured() ? QualityState.FINAL : QualityState.PROVISIONAL)
                .setLabelShare(Figures.known(quality.labelShare()))
                .setMaturityMs(quality.maturity())
                .setEvents(quality.counts().events())
                .setFlagged(quality.counts().flagged())
                .setCensored(quality.counts().censored())
                .setReleased(quality.counts().released())
                .setContradicted(quality.counts().contradicted())
                .setWithdrawn(quality.counts().withdrawn())
                .setLabels(quality.counts().labels())
                .setRealised(quality.realised().map(Figures::of).orElse(null))
                .setEstimated(Figures.of(quality.estimated(), quality.counts().events()))
                .setEstimatedMeasured(Figures.of(
                        quality.estimatedMeasured(),
                        quality.realised().map(each -> each.measured()).orElse(0.0)))
                .setEstimatorError(error(quality.record()))
                .setCaveats(quality.caveats())
                .setMoney(quality.money().stream()
                        .map(each -> new FraudMoney(
                                each.currency(), each.saved(), each.lost(), each.expectedSaved(), each.expectedLost()))
                        .toList())
                .setCards(rules.cards())
                .setLabelsWaiting(strays[0])
                .setLabelsExpired(strays[1])
                .setScoresTooLate(strays[2])
                .setReportedAt(now)
                .build();
    }

    private static EstimatorError error(EstimatorRecord record) {
        return EstimatorError.newBuilder()
                .setWindows(record.windows())
                .setAucRocMean(Figures.known(record.aucMean()))
                .setAucRocMeanAbsolute(Figures.known(record.aucMeanAbsolute()))
                .setAveragePrecisionMean(Figures.known(record.averagePrecisionMean()))
                .setAveragePrecisionMeanAbsolute(Figures.known(record.averagePrecisionMeanAbsolute()))
                .setExpectedFrauds(record.expectedFrauds())
                .setFrauds(record.frauds())
                .build();
    }

    String alarmId(QualityAlarm alarm) {
        return AlarmsIn.OURS + alarm.model() + "@" + Instant.ofEpochMilli(alarm.windowStart());
    }

    DriftAlarm alarm(QualityAlarm alarm) {
        String done =
                alarm.raised() ? alarm.ask() ? "; a retraining is asked for" : "; no retraining is asked for" : "";
        return DriftAlarm.newBuilder()
                .setAlarmId(alarmId(alarm))
                .setState(alarm.raised() ? AlarmState.RAISED : AlarmState.CLEARED)
                .setModelVersion(alarm.model())
                .setWindowStart(Instant.ofEpochMilli(alarm.windowStart()))
                .setWindowEnd(end(alarm))
                .setSince(Instant.ofEpochMilli(alarm.since()))
                .setEvents(Math.round(alarm.frauds()))
                .setColumns(List.of(alarm.measure()))
                .setText(text(alarm) + done)
                .setRaisedAt(now)
                .setRetrainingAsked(alarm.ask())
                .build();
    }

    RetrainingRequest request(QualityAlarm alarm) {
        return RetrainingRequest.newBuilder()
                .setRequestId(alarmId(alarm))
                .setCause(RetrainingCause.QUALITY)
                .setWhy(text(alarm))
                .setModelVersion(alarm.model())
                .setEventTime(end(alarm))
                .setRequestedAt(now)
                .build();
    }

    private Instant end(QualityAlarm alarm) {
        return Instant.ofEpochMilli(alarm.windowStart() + rules.window());
    }

    private String text(QualityAlarm alarm) {
        String measure = alarm.measure().equals("auc_roc") ? "area under the ROC curve" : "average precision";
        if (!alarm.raised()) {
            return String.format(
                    Locale.ROOT,
                    "the %s of model %s is back at %.3f, against %.3f before it fell",
                    measure,
                    alarm.model(),
                    alarm.now(),
                    alarm.before());
        }
        return String.format(
                Locale.ROOT,
                "the %s of model %s, realised by labels, is %.3f on the %d matured windows until %s, against %.3f on the %d before"
                        + " %s; chance alone goes below %.3f less than %s times a month; %.0f positives",
                measure,
                alarm.model(),
                alarm.now(),
                alarm.newestWindows(),
                end(alarm),
                alarm.before(),
                alarm.earlierWindows(),
                Instant.ofEpochMilli(alarm.since()),
                alarm.limit(),
                rules.falseAlarmsPerMonth(),
                alarm.frauds());
    }
}
