package io.tidemark.demo;

import io.tidemark.schemas.Activation;
import io.tidemark.schemas.AlarmState;
import io.tidemark.schemas.Candidate;
import io.tidemark.schemas.DriftAlarm;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.QualityFigures;
import io.tidemark.schemas.QualityReport;
import io.tidemark.schemas.RetrainingCause;
import io.tidemark.schemas.RetrainingRequest;
import io.tidemark.schemas.RolloutEvent;
import io.tidemark.schemas.RolloutOutcome;
import io.tidemark.schemas.Trial;
import io.tidemark.schemas.TrialKind;
import io.tidemark.testkit.drift.DriftRecords;
import java.time.Instant;
import java.util.List;

/** What the topics say of a demonstration. */
final class StoryRecords {

    private StoryRecords() {}

    static DriftAlarm alarm(Instant windowEnd) {
        return DriftAlarm.newBuilder()
                .setAlarmId("drift:" + windowEnd)
                .setState(AlarmState.RAISED)
                .setModelVersion("m1")
                .setWindowStart(windowEnd.minusSeconds(43_200))
                .setWindowEnd(windowEnd)
                .setSince(windowEnd.minusSeconds(43_200))
                .setEvents(2_000)
                .setColumns(List.of("score"))
                .setText("score has shifted")
                .setRaisedAt(windowEnd)
                .build();
    }

    static RetrainingRequest request(String id, Instant eventTime) {
        return RetrainingRequest.newBuilder()
                .setRequestId(id)
                .setCause(RetrainingCause.ALARM)
                .setWhy("score has shifted")
                .setModelVersion("m1")
                .setEventTime(eventTime)
                .setRequestedAt(Instant.EPOCH)
                .build();
    }

    static Candidate candidate(String version, String request, int rows) {
        return Candidate.newBuilder()
                .setModel(model(version))
                .setRequestId(request)
                .setCandidateAveragePrecision(0.8)
                .setComparisonRows(rows)
                .setComparisonFrauds(100)
                .setPromote(true)
                .setFinding("promote " + version)
                .setProposedAt(Instant.EPOCH)
                .build();
    }

    static RolloutEvent first(String version) {
        return activated(null, activation(version, List.of()), version + " follows no model");
    }

    static RolloutEvent trial(String champion, String version) {
        Trial trial = Trial.newBuilder()
                .setKind(TrialKind.SHADOWING)
                .setModel(model(version))
                .setRival(model(champion))
                .setEvents(1_000)
                .setSinceSequence(2)
                .build();
        return activated(
                activation(champion, List.of()), activation(champion, List.of(trial)), version + " is on trial");
    }

    static RolloutEvent swap(String before, String version) {
        return activated(activation(before, List.of()), activation(version, List.of()), version + " follows " + before);
    }

    static RolloutEvent refused(RolloutEvent event) {
        return RolloutEvent.newBuilder(event).setOutcome(RolloutOutcome.REFUSED).build();
    }

    static QualityReport quality(String version) {
        return quality(version, 58);
    }

    static QualityReport quality(String version, long frauds) {
        QualityReport report = DriftRecords.quality(version, 0, 0.9, 0.9);
        return QualityReport.newBuilder(report)
                .setRealised(QualityFigures.newBuilder(report.getRealised())
                        .setFrauds(frauds)
                        .build())
                .build();
    }

    private static RolloutEvent activated(Activation before, Activation after, String text) {
        return RolloutEvent.newBuilder()
                .setRequestId("r")
                .setOutcome(RolloutOutcome.ACTIVATED)
                .setText(text)
                .setHappenedAt(Instant.EPOCH)
                .setInForce(before)
                .setProposed(after)
                .build();
    }

    private static Activation activation(String champion, List<Trial> trials) {
        return Activation.newBuilder()
                .setChampion(model(champion))
                .setTrials(trials)
                .build();
    }

    private static ModelReference model(String version) {
        return new ModelReference(version, "00");
    }
}
