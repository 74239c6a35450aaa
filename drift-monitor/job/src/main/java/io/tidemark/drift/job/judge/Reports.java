package io.tidemark.drift.job.judge;

import io.tidemark.drift.job.count.Fields;
import io.tidemark.drift.job.count.ModelWindow;
import io.tidemark.drift.job.log.Outcome;
import io.tidemark.drift.stats.alarm.Finding;
import io.tidemark.drift.stats.alarm.Judgement;
import io.tidemark.drift.stats.alarm.measure.FindingKind;
import io.tidemark.drift.stats.alarm.measure.Hypothesis;
import io.tidemark.drift.stats.compare.ColumnComparison;
import io.tidemark.schemas.ColumnDrift;
import io.tidemark.schemas.DriftFinding;
import io.tidemark.schemas.DriftReport;
import io.tidemark.schemas.SegmentDrift;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes the report of a window. Its id follows from model and window, so a replay repeats it. */
final class Reports {
    private static final int WORST_COLUMNS = 3;
    private static final int MOST_FINDINGS = 50;

    private final ModelWindow window;
    private final String catalogueHash;
    private final Instant now;

    Reports(ModelWindow window, String catalogueHash, Instant now) {
        this.window = window;
        this.catalogueHash = catalogueHash;
        this.now = now;
    }

    /** The report of a window without events. */
    DriftReport silent() {
        return common().setSilent(true).setColumns(List.of()).build();
    }

    /** The report of a window that was judged. */
    DriftReport judged(List<ColumnComparison> columns, Judgement judgement, Baselines baselines) {
        return common().setColumns(columns.stream()
                        .map(column -> column(column, judgement))
                        .toList())
                .setBaselineEvents(baselines.events(Fields.ALL, Fields.WHOLE))
                .setCause(JudgementRecords.cause(judgement))
                .setConcentration(JudgementRecords.concentration(judgement))
                .setFindings(judgement.significant().stream()
                        .limit(MOST_FINDINGS)
                        .map(JudgementRecords::finding)
                        .toList())
                .setSegments(window.segments().stream()
                        .map(segment -> segment(segment, judgement, baselines))
                        .toList())
                .build();
    }

    private DriftReport.Builder common() {
        long[] whole = window.whole();
        Map<String, Long> late = new TreeMap<>();
        window.late()
                .forEach((start, events) -> late.put(Instant.ofEpochMilli(start).toString(), events));
        return DriftReport.newBuilder()
                .setReportId(window.id())
                .setModelVersion(window.version())
                .setCatalogueHash(catalogueHash)
                .setWindowStart(window.start())
                .setWindowEnd(window.end())
                .setEvents(window.events())
                .setAlerts(window.events() - Outcome.count(whole, Outcome.APPROVED))
                .setLateEvents(window.lateEvents())
                .setReportedAt(now)
                .setApproved(Outcome.count(whole, Outcome.APPROVED))
                .setReviewed(Outcome.count(whole, Outcome.REVIEWED))
                .setDeclined(Outcome.count(whole, Outcome.DECLINED))
                .setFlagged(Outcome.count(whole, Outcome.FLAGGED))
                .setOtherEvents(window.others())
                .setUnmodelledEvents(window.unmodelled())
                .setLateWindows(late);
    }

    private static ColumnDrift column(ColumnComparison column, Judgement judgement) {
        Finding shift = judgement
                .of(new Hypothesis("", "", column.name(), FindingKind.SHIFT))
                .orElse(null);
        boolean drifted = judgement.significant().stream()
                .map(Finding::hypothesis)
                .anyMatch(one -> one.segment().isEmpty() && one.column().equals(column.name()));
        return ColumnDrift.newBuilder()
                .setName(column.name())
                .setKind(column.kind().word())
                .setBins(column.bins())
                .setNReference(column.nReference())
                .setNCurrent(column.nCurrent())
                .setPsi(column.psi())
                .setLimit(shift == null ? column.pooled().limit() : shift.limit())
                .setMissingReference(column.missingReference())
                .setMissingCurrent(column.missingCurrent())
                .setDrifted(drifted)
                .setCalendar(column.calendar())
                .setP(shift == null ? null : shift.p())
                .setEffect(shift == null ? null : shift.effect())
                .setRank(shift == null ? 0 : shift.rank())
                .setStatistics(statistics(column))
                .build();
    }

    private static Map<String, Double> statistics(ColumnComparison column) {
        Map<String, Double> byName = new TreeMap<>();
        column.statistics().forEach((statistic, value) -> byName.put(statistic.name(), value));
        return byName;
    }

    private static SegmentDrift segment(ModelWindow.Segment segment, Judgement judgement, Baselines baselines) {
        List<DriftFinding> worst = judgement.findings().stream()
                .filter(finding -> finding.hypothesis().kind() == FindingKind.SHIFT
                        && finding.hypothesis().field().equals(segment.field())
                        && finding.hypothesis().value().equals(segment.value()))
                .sorted(Comparator.comparingDouble(Finding::p).thenComparingInt(Finding::rank))
                .limit(WORST_COLUMNS)
                .map(JudgementRecords::finding)
                .toList();
        return SegmentDrift.newBuilder()
                .setField(segment.field())
                .setValue(segment.value())
                .setEvents(segment.events())
                .setApproved(Outcome.count(segment.counts(), Outcome.APPROVED))
                .setReviewed(Outcome.count(segment.counts(), Outcome.REVIEWED))
                .setDeclined(Outcome.count(segment.counts(), Outcome.DECLINED))
                .setFlagged(Outcome.count(segment.counts(), Outcome.FLAGGED))
                .setBaselineEvents(segment.isPool() ? 0 : baselines.events(segment.field(), segment.value()))
                .setWorst(worst)
                .build();
    }
}
