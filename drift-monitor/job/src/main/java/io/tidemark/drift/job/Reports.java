package io.tidemark.drift.job;

import io.tidemark.drift.stats.ColumnComparison;
import io.tidemark.schemas.AlarmState;
import io.tidemark.schemas.ColumnDrift;
import io.tidemark.schemas.DriftAlarm;
import io.tidemark.schemas.DriftReport;
import io.tidemark.schemas.RetrainingCause;
import io.tidemark.schemas.RetrainingRequest;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The records that one window gives. Ids follow from model and window, so a replay repeats them. */
record Reports(
        String version,
        String catalogueHash,
        Instant start,
        Instant end,
        long events,
        long alerts,
        List<ColumnComparison> columns,
        Instant now) {
    private static final int NAMED_COLUMNS = 3;

    String id() {
        return version + "@" + start;
    }

    /** Columns over their limit, largest excess first. */
    List<ColumnComparison> drifted() {
        return columns.stream()
                .filter(ColumnComparison::drifted)
                .sorted(Comparator.comparingDouble((ColumnComparison column) -> column.psi() / column.limit())
                        .reversed())
                .toList();
    }

    DriftReport report(long lateEvents) {
        return DriftReport.newBuilder()
                .setReportId(id())
                .setModelVersion(version)
                .setCatalogueHash(catalogueHash)
                .setWindowStart(start)
                .setWindowEnd(end)
                .setEvents(events)
                .setAlerts(alerts)
                .setLateEvents(lateEvents)
                .setColumns(columns.stream().map(Reports::column).toList())
                .setReportedAt(now)
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
        return alarm(AlarmState.CLEARED, start, "no column drifts any more under model " + version + "; " + sample());
    }

    RetrainingRequest request(Instant since) {
        return RetrainingRequest.newBuilder()
                .setRequestId(id())
                .setCause(RetrainingCause.ALARM)
                .setWhy(what(since))
                .setModelVersion(version)
                .setEventTime(end)
                .setRequestedAt(now)
                .build();
    }

    private DriftAlarm alarm(AlarmState state, Instant since, String text) {
        return DriftAlarm.newBuilder()
                .setAlarmId(id())
                .setState(state)
                .setModelVersion(version)
                .setWindowStart(start)
                .setWindowEnd(end)
                .setSince(since)
                .setEvents(events)
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
                + version + ": " + most + "; " + sample();
    }

    private String sample() {
        return events + " events in the window that ended at " + end;
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
