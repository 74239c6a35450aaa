package io.tidemark.cli.drift;

import io.tidemark.cli.alerts.AlertText;
import io.tidemark.schemas.ColumnDrift;
import io.tidemark.schemas.DriftReport;
import io.tidemark.schemas.QualityFigures;
import io.tidemark.schemas.QualityReport;
import io.tidemark.schemas.text.ForeignRecord;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/** One line per drift report, alarm or quality report, for people. */
public final class DriftText {

    private static final int MOST_COLUMNS = 3;

    private DriftText() {}

    public static String of(SpecificRecord found) {
        if (found instanceof DriftReport report) {
            return drift(ForeignRecord.shown(report));
        }
        return found instanceof QualityReport report ? quality(ForeignRecord.shown(report)) : AlertText.of(found);
    }

    private static String drift(DriftReport report) {
        String head = report.getWindowEnd() + "  DRIFT  " + report.getModelVersion() + "  ";
        if (report.getSilent()) {
            return head + "silence: no event since " + report.getWindowStart();
        }
        long drifted =
                report.getColumns().stream().filter(ColumnDrift::getDrifted).count();
        String worst = report.getColumns().stream()
                .filter(column -> !Double.isNaN(column.getPsi()))
                .sorted(Comparator.comparingDouble(DriftText::excess).reversed())
                .limit(Math.max(1, Math.min(MOST_COLUMNS, drifted)))
                .map(column -> String.format(
                        Locale.ROOT, "%s (PSI %.3f, limit %.3f)", column.getName(), column.getPsi(), column.getLimit()))
                .collect(Collectors.joining(", "));
        return head
                + String.format(
                        Locale.ROOT,
                        "%,d events, %.2f %% alerts; %d of %d columns drifted, %s%s",
                        report.getEvents(),
                        100.0 * report.getAlerts() / Math.max(1, report.getEvents()),
                        drifted,
                        report.getColumns().size(),
                        drifted == 0 ? "the furthest " : "",
                        worst.isEmpty() ? "none" : worst);
    }

    private static double excess(ColumnDrift column) {
        return column.getLimit() > 0 ? column.getPsi() / column.getLimit() : 0;
    }

    private static String quality(QualityReport report) {
        QualityFigures realised = report.getRealised();
        return report.getWindowEnd() + "  QUALITY  " + report.getModelVersion() + "  "
                + (report.getSegment().isEmpty() ? "" : report.getSegment() + "  ")
                + report.getState().toString().toLowerCase(Locale.ROOT)
                + ": AUC " + number(realised == null ? null : realised.getAucRoc()) + " (estimated "
                + number(report.getEstimated().getAucRoc()) + "), average precision "
                + number(realised == null ? null : realised.getAveragePrecision()) + " (estimated "
                + number(report.getEstimated().getAveragePrecision()) + ")"
                + String.format(Locale.ROOT, "; %,d events", report.getEvents())
                + (report.getCaveats().isEmpty()
                        ? ""
                        : "; the estimate is not to be trusted: " + String.join("; ", report.getCaveats()));
    }

    private static String number(Double value) {
        return value == null || value.isNaN() ? "unknown" : String.format(Locale.ROOT, "%.3f", value);
    }
}
