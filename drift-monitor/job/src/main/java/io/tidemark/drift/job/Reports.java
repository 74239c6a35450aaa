package io.tidemark.drift.job;

import io.tidemark.drift.stats.ColumnComparison;
import io.tidemark.schemas.AlarmState;
import io.tidemark.schemas.ColumnDrift;
import io.tidemark.schemas.DriftAlarm;
import io.tidemark.schemas.DriftReport;
import io.tidemark.schemas.RetrainingCause;
import io.tidemark.schemas.RetrainingRequest;
import io.tidemark.schemas.SegmentDrift;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The records that one window gives. Ids follow from model and window, so a replay repeats them. */
record Reports(ModelWindow window, String catalogueHash, List<ColumnComparison> columns, Instant now) {
    private static final int NAMED_COLUMNS = 3;

    String id() {
        return window.version() + "@" + window.start();
    }

    /** Columns over their limit, largest excess first. */
    List<ColumnComparison> drifted() {
        return columns.stream()
                .filter(ColumnComparison::drifted)
                .sorted(Comparator.comparingDouble((ColumnComparison column) -> column.psi() / column.limit())
                        .reversed())
                .toList();
    }

    DriftReport report() {
        long[] whole = window.whole();
        Map<String, Long> late = new TreeMap<>();
        window.late()
                .forEach((start, events) -> late.put(Instant.ofEpochMilli(start).toString(), events));
        return DriftReport.newBuilder()
                .setReportId(id())
                .setModelVersion(window.version())
                .setCatalogueHash(catalogueHash)
                .setWindowStart(window.start())
                .setWindowEnd(window.end())
                .setEvents(window.events())
                .setAlerts(window.events() - Outcome.count(whole, Outcome.APPROVED))
                .setLateEvents(window.lateEvents())
                .setColumns(columns.stream().map(Reports::column).toList())
                .setReportedAt(now)
                .setSilent(window.silent())
                .setApproved(Outcome.count(whole, Outcome.APPROVED))
                .setReviewed(Outcome.count(whole, Outcome.REVIEWED))
                .setDeclined(Outcome.count(whole, Outcome.DECLINED))
                .setFlagged(Outcome.count(whole, Outcome.FLAGGED))
                .setOtherEvents(window.others())
                .setUnmodelledEvents(window.unmodelled())
                .setLateWindows(late)
                .setSegments(window.segments().stream().map(Reports::segment).toList())
                .build();
    }

    private static SegmentDrift segment(ModelWindow.Segment segment) {
        return SegmentDrift.newBuilder()
                .setField(segment.field())
                .setValue(segment.value())
                .setEvents(segment.events())
                .setApproved(Outcome.count(segment.counts(), Outcome.APPROVED))
                .setReviewed(Outcome.count(segment.counts(), Outcome.REVIEWED))
                .setDeclined(Outcome.count(segment.counts(), Outcome.DECLINED))
                .setFlagged(Outcome.count(segment.counts(), Outcome.FLAGGED))
                .build();
    }

    /**
     * The alarm that this window raises.
     *
     * @param since start of the first window that drifted
     * @param asked whether a retraining is asked for with it
     */
    DriftAlarm raised(Instant since, boolean asked) {
        String done = asked
                ? "; a retraining is asked for"
                : "; no retraining is asked for, since the last request is less than the cooldown ago";
        return alarm(AlarmState.RAISED, since, what(since) + done);
    }

    /** The end of an alarm. */
    DriftAlarm cleared() {
        return alarm(
                AlarmState.CLEARED,
                window.start(),
                "no column drifts any more under model " + window.version() + "; " + sample());
    }

    RetrainingRequest request(Instant since) {
        return RetrainingRequest.newBuilder()
                .setRequestId(id())
                .setCause(RetrainingCause.ALARM)
                .setWhy(what(since))
                .setModelVersion(window.version())
                .setEventTime(window.end())
                .setRequestedAt(now)
                .build();
    }

    private DriftAlarm alarm(AlarmState state, Instant since, String text) {
        return DriftAlarm.newBuilder()
                .setAlarmId(id())
                .setState(state)
                .setModelVersion(window.version())
                .setWindowStart(window.start())
                .setWindowEnd(window.end())
                .setSince(since)
                .setEvents(window.events())
                .setColumns(drifted().stream().map(ColumnComparison::name).toList())
                .setText(text)
                .setRaisedAt(now)
                .build();
    }

    private String what(Instant since) {
        List<ColumnComparison> drifted = drifted();
        String most = drifted.stream()
                .limit(NAMED_COLUMNS)
                .map(column -> String.format(
                        Locale.ROOT, "%s (PSI %.2f, limit %.2f)", column.name(), column.psi(), column.limit()))
                .collect(Collectors.joining(", "));
        return drifted.size() + " of " + columns.size() + " columns have drifted since " + since + " under model "
                + window.version() + ": " + most + "; " + sample();
    }

    private String sample() {
        return window.events() + " events in the window that ended at " + window.end();
    }

    private static ColumnDrift column(ColumnComparison column) {
        return ColumnDrift.newBuilder()
                .setName(column.name())
                .setKind(column.kind().word())
                .setBins(column.bins())
                .setNReference(column.nReference())
                .setNCurrent(column.nCurrent())
                .setPsi(column.psi())
                .setLimit(column.limit())
                .setMissingReference(column.missingReference())
                .setMissingCurrent(column.missingCurrent())
                .setDrifted(column.drifted())
                .setCalendar(column.calendar())
                .build();
    }
}
