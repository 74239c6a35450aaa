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

    DriftAlarm alarm(AlarmState state, Instant since) {
        return DriftAlarm.newBuilder()
                .setAlarmId(id())
                .setState(state)
                .setModelVersion(version)
                .setWindowStart(start)
                .setWindowEnd(end)
                .setSince(since)
                .setEvents(events)
                .setColumns(drifted().stream().map(ColumnComparison::name).toList())
                .setText(state == AlarmState.RAISED ? raised(since) : cleared())
                .setRaisedAt(now)
                .build();
    }

    RetrainingRequest request(Instant since) {
        return RetrainingRequest.newBuilder()
                .setRequestId(id())
                .setCause(RetrainingCause.ALARM)
                .setWhy(raised(since))
                .setModelVersion(version)
                .setEventTime(end)
                .setRequestedAt(now)
                .build();
    }

    private String raised(Instant since) {
        List<ColumnComparison> drifted = drifted();
        String most = drifted.stream()
                .limit(NAMED_COLUMNS)
                .map(column -> String.format(
                        Locale.ROOT, "%s (PSI %.2f, limit %.2f)", column.name(), column.psi(), column.limit()))
                .collect(Collectors.joining(", "));
        return drifted.size() + " of " + columns.size() + " columns have drifted since " + since + " under model "
                + version
                + ": " + most + "; " + events + " events in the window that ended at " + end
                + "; a retraining is asked for";
    }

    private String cleared() {
        return "no column drifts any more under model " + version + "; " + events
                + " events in the window that ended at " + end;
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
