package io.tidemark.drift.job.judge;

import io.tidemark.drift.job.count.ModelWindow;
import io.tidemark.drift.job.segments.ValueCounts;
import io.tidemark.drift.stats.alarm.AlarmText;
import io.tidemark.drift.stats.alarm.Finding;
import io.tidemark.drift.stats.alarm.Judgement;
import io.tidemark.schemas.AlarmState;
import io.tidemark.schemas.DriftAlarm;
import io.tidemark.schemas.DriftCause;
import io.tidemark.schemas.RetrainingCause;
import io.tidemark.schemas.RetrainingRequest;
import io.tidemark.schemas.TrafficSegment;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes the alarms of a window, and the request for retraining that goes with one. Ids follow from model and window,
 * so a replay repeats them.
 */
record Alarms(ModelWindow window, Instant now) {
    /** Behind the id of the window, so that an alarm of silence stands beside one of drift. */
    private static final String SILENCE = "/silence";

    /** Each is compared by itself, and people read of each. */
    private static final int MOST_SEGMENTS = 10;

    /** Drift that lasts. */
    DriftAlarm raised(Judgement judgement, boolean asked) {
        return alarm(window.id(), AlarmState.RAISED)
                .setSince(judgement.since())
                .setColumns(judgement.significant().stream()
                        .map(finding -> finding.hypothesis().subject())
                        .distinct()
                        .toList())
                .setText(text(judgement, done(judgement, asked)))
                .setCause(JudgementRecords.cause(judgement))
                .setConcentration(JudgementRecords.concentration(judgement))
                .setRetrainingAsked(asked)
                .build();
    }

    /** Drift that is over. */
    DriftAlarm cleared() {
        return alarm(window.id(), AlarmState.CLEARED)
                .setText("nothing drifts any more under model " + window.version() + ", on " + window.events()
                        + " events in the window that ended at " + window.end())
                .build();
    }

    /** Drift of a model that others have replaced. */
    DriftAlarm closed() {
        return alarm(window.id(), AlarmState.CLEARED)
                .setText("model " + window.version() + " has scored nothing in the window that ended at " + window.end()
                        + ", but others have scored " + window.others() + " events; it is not watched any more")
                .build();
    }

    /**
     * Silence that is unusual.
     *
     * @param usual events of such a window
     */
    DriftAlarm silent(long usual) {
        String unmodelled =
                window.unmodelled() == 0 ? "" : "; " + window.unmodelled() + " were decided without any model";
        return alarm(window.id() + SILENCE, AlarmState.RAISED)
                .setText("no event has been scored under model " + window.version() + " since " + window.start()
                        + " in a window in which " + usual + " are usual" + unmodelled
                        + "; silence is not the absence of drift: nobody knows; no retraining is asked for")
                .setCause(DriftCause.SILENCE)
                .build();
    }

    /** The end of silence. */
    DriftAlarm heard(Instant since) {
        return alarm(window.id() + SILENCE, AlarmState.CLEARED)
                .setSince(since)
                .setText("events are scored under model " + window.version() + " again: " + window.events()
                        + " in the window that ended at " + window.end() + ", after silence since " + since)
                .setCause(DriftCause.SILENCE)
                .build();
    }

    /** The request that goes with an alarm. */
    RetrainingRequest request(Judgement judgement) {
        return RetrainingRequest.newBuilder()
                .setRequestId(window.id())
                .setCause(RetrainingCause.ALARM)
                .setWhy(text(judgement, "a retraining is asked for"))
                .setModelVersion(window.version())
                .setEventTime(window.end())
                .setRequestedAt(now)
                .setSegments(segments(judgement))
                .build();
    }

    /**
     * Where the shifts are that count, by rank; values that are watched together are no segment that others could find.
     */
    private static List<TrafficSegment> segments(Judgement judgement) {
        return Stream.concat(
                        judgement.where().stream().map(where -> new TrafficSegment(where.field(), where.value())),
                        judgement.significant().stream()
                                .map(Finding::hypothesis)
                                .map(of -> new TrafficSegment(of.field(), of.value())))
                .filter(segment ->
                        !segment.getField().isEmpty() && !segment.getValue().equals(ValueCounts.OTHERS))
                .distinct()
                .limit(MOST_SEGMENTS)
                .toList();
    }

    private static String done(Judgement judgement, boolean asked) {
        if (asked) {
            return "a retraining is asked for";
        }
        String why = !judgement.cause().asksForRetraining()
                ? "a new model would learn the fault"
                : judgement.asksForRetraining()
                        ? "the last request is less than the cooldown ago"
                        : "the newest window does not show it any more";
        return "no retraining is asked for, since " + why;
    }

    private String text(Judgement judgement, String done) {
        return "under model " + window.version() + ", " + AlarmText.of(judgement, window.events(), done);
    }

    private DriftAlarm.Builder alarm(String id, AlarmState state) {
        return DriftAlarm.newBuilder()
                .setAlarmId(id)
                .setState(state)
                .setModelVersion(window.version())
                .setWindowStart(window.start())
                .setWindowEnd(window.end())
                .setSince(window.start())
                .setEvents(window.events())
                .setColumns(List.of())
                .setRaisedAt(now);
    }
}
