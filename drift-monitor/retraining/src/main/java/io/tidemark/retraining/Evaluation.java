package io.tidemark.retraining;

import io.tidemark.drift.stats.quality.CardPrecision;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;

/** Computes AUC ROC, average precision and card precision of a CSV {@code transaction_id,customer_id,day,label,score}. */
public final class Evaluation {

    private static final List<String> COLUMNS = List.of("transaction_id", "customer_id", "day", "label", "score");
    private static final int CUSTOMER = 1;
    private static final int DAY = 2;
    private static final int LABEL = 3;
    private static final int SCORE = 4;

    private Evaluation() {}

    /**
     * @param scores CSV with a header, plain or .gz; columns in any order, others are ignored; day is a whole number or
     *     a date, label 0 or 1
     * @param k cards looked at per day
     * @throws IllegalArgumentException with the line and the reason if a row cannot be taken
     */
    public static EvaluationResult of(Path scores, int k) throws IOException {
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1, not " + k);
        }
        Quality quality = new Quality();
        try (CsvTable table = new CsvTable(scores, COLUMNS)) {
            while (table.hasNext()) {
                CsvTable.Line line = table.next();
                quality.add(line.text(CUSTOMER), day(line), fraud(line), score(line));
            }
        }
        CardPrecision cards = quality.cardPrecision(k);
        return new EvaluationResult(
                quality.rows(),
                quality.frauds(),
                quality.aucRoc(),
                quality.averagePrecision(),
                cards.value(),
                cards.hitsPerDay());
    }

    private static double score(CsvTable.Line line) {
        double score = line.number(SCORE);
        if (Double.isNaN(score)) {
            throw line.refused(SCORE, "a number");
        }
        return score;
    }

    private static boolean fraud(CsvTable.Line line) {
        double label = line.number(LABEL);
        if (label != 0 && label != 1) {
            throw line.refused(LABEL, "0 or 1");
        }
        return label == 1;
    }

    private static long day(CsvTable.Line line) {
        String text = line.text(DAY).trim();
        try {
            return text.indexOf('-', 1) > 0 ? LocalDate.parse(text).toEpochDay() : Long.parseLong(text);
        } catch (DateTimeParseException | NumberFormatException e) {
            throw line.refused(DAY, "a whole number or a date like 2018-05-16");
        }
    }
}
