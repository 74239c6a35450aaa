package io.tidemark.cli.drift;

import io.tidemark.cli.print.TextTable;
import io.tidemark.nouns.Nouns;
import io.tidemark.schemas.EstimatorError;
import io.tidemark.schemas.FraudMoney;
import io.tidemark.schemas.QualityFigures;
import io.tidemark.schemas.QualityReport;
import io.tidemark.schemas.QualityState;
import io.tidemark.schemas.text.ForeignRecord;
import java.util.List;
import java.util.Locale;

/** Quality reports for people: estimated beside realised, and how far estimates were off before. */
public final class QualityText {
    private static final double PERCENT = 100;

    private QualityText() {}

    /** With the usual nouns. */
    public static String of(List<QualityReport> reports) {
        return of(reports, Nouns.USUAL);
    }

    /**
     * @param reports of one window and model, all traffic first
     * @param nouns of the model's catalogue
     */
    static String of(List<QualityReport> reports, Nouns nouns) {
        QualityReport all = ForeignRecord.shown(reports.get(0));
        TextTable table = new TextTable(
                "SEGMENT",
                "QUALITY",
                "EVENTS",
                nouns.in("{positives}").toUpperCase(Locale.ROOT),
                "AUC ROC",
                "AV. PRECISION",
                "RECALL",
                "PRECISION",
                nouns.in("{ranked}s").toUpperCase(Locale.ROOT));
        for (QualityReport report : reports) {
            String segment = report.getSegment().isEmpty() ? "all" : report.getSegment();
            QualityFigures realised = report.getRealised();
            if (realised != null) {
                row(table, segment, word(report), realised);
            }
            row(table, segment, "estimated", report.getEstimated());
        }
        StringBuilder text = new StringBuilder("quality of " + all.getWindowStart() + " to " + all.getWindowEnd()
                + ", model " + all.getModelVersion() + ", " + clock(all) + "\n" + table);
        text.append(error(all.getEstimatorError(), nouns)).append('\n');
        for (String caveat : all.getCaveats()) {
            text.append("do not trust the estimate: ").append(caveat).append('\n');
        }
        for (FraudMoney money : all.getMoney()) {
            text.append(String.format(
                    Locale.ROOT,
                    nouns.in(
                            "{positive} stopped or reviewed: %,d minor units of %s by labels (%,d expected); let through:"
                                    + " %,d (%,d expected)%n"),
                    money.getSaved(),
                    money.getCurrency(),
                    money.getExpectedSaved(),
                    money.getLost(),
                    money.getExpectedLost()));
        }
        text.append("labels ").append(all.getLabels()).append("; ").append(all.getContradicted());
        text.append(" contradicted, ")
                .append(all.getWithdrawn())
                .append(" withdrawn, ")
                .append(all.getCensored());
        text.append(" declined without a word; ")
                .append(all.getLabelsWaiting())
                .append(nouns.in(" labels wait for their {event}, "));
        return text.append(all.getLabelsExpired()).append(" were given up").toString();
    }

    private static String clock(QualityReport report) {
        if (report.getState() == QualityState.FINAL) {
            return "final";
        }
        return report.getLabelShare() == null
                ? "provisional: how long labels take is not known yet"
                : String.format(
                        Locale.ROOT, "provisional: %.0f %% of the labels are here", PERCENT * report.getLabelShare());
    }

    private static String word(QualityReport report) {
        return report.getState() == QualityState.FINAL ? "realised" : "so far";
    }

    private static void row(TextTable table, String segment, String word, QualityFigures figures) {
        table.row(
                segment,
                word,
                String.format(Locale.ROOT, "%.0f", figures.getTransactions()),
                String.format(Locale.ROOT, "%.1f", figures.getFrauds()),
                figure(figures.getAucRoc()),
                figure(figures.getAveragePrecision()),
                figure(figures.getRecall()),
                figure(figures.getPrecision()),
                figure(figures.getCardPrecision()));
    }

    private static String error(EstimatorError error, Nouns nouns) {
        return error.getWindows() == 0
                ? "estimates could not be checked yet"
                : String.format(
                        Locale.ROOT,
                        nouns.in("on the last %d matured windows estimates were off by %s of AUC ROC (%s on average)"
                                + " and %s of average precision (%s); %.0f {positives} were promised, %.0f came"),
                        error.getWindows(),
                        figure(error.getAucRocMeanAbsolute()),
                        signed(error.getAucRocMean()),
                        figure(error.getAveragePrecisionMeanAbsolute()),
                        signed(error.getAveragePrecisionMean()),
                        error.getExpectedFrauds(),
                        error.getFrauds());
    }

    private static String figure(Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, "%.3f", value);
    }

    private static String signed(Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, "%+.3f", value);
    }
}
