package io.tidemark.training.files;

import io.tidemark.drift.stats.quality.CardPrecision;
import io.tidemark.features.files.labels.LabelTally;
import io.tidemark.features.files.labels.LabelWords;
import io.tidemark.features.files.table.InputFile;
import io.tidemark.features.files.table.NothingUsableException;
import io.tidemark.features.files.table.TableForm;
import io.tidemark.features.files.table.UnreadableFileException;
import io.tidemark.schemas.Verdict;
import io.tidemark.training.gate.Quality;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Computes AUC ROC, average precision and card precision of a CSV {@code transaction_id,customer_id,day,label,score}.
 */
public final class Evaluation {

    private static final List<String> COLUMNS = List.of("transaction_id", "customer_id", "day", "label", "score");
    private static final int CUSTOMER = 1;
    private static final int DAY = 2;
    private static final int LABEL = 3;
    private static final int SCORE = 4;

    private Evaluation() {}

    /** Of a file in which every label means something. */
    public static EvaluationResult of(Path scores, int k) {
        return of(scores, TableForm.UNSAID, k, false, sentence -> {});
    }

    /**
     * @param scores CSV with a header, plain or packed; columns in any order, others are ignored; day is a whole number
     *     or a date, label one of {@link LabelWords#USUAL}; rows without a label are left out
     * @param form how it is written, as far as somebody says
     * @param k cards looked at per day
     * @param othersUnlabelled rows whose label means neither fraud nor genuine are left out, too
     * @param told gets what people should know of the file, a sentence each
     * @throws IllegalArgumentException with the line and the reason if a row cannot be taken
     * @throws NothingUsableException if there is nothing to evaluate
     */
    public static EvaluationResult of(
            Path scores, TableForm form, int k, boolean othersUnlabelled, Consumer<String> told) {
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1, not " + k);
        }
        String file = InputFile.name(scores);
        Quality quality = new Quality();
        LabelTally labels = new LabelTally(LabelWords.USUAL);
        Optional<String> other = Optional.empty();
        try (CsvTable table = new CsvTable(scores, form, COLUMNS, told)) {
            while (table.hasNext()) {
                CsvTable.Line line = table.next();
                long day = day(line);
                double score = score(line);
                Optional<Verdict> verdict = labels.count(line.text(LABEL));
                if (verdict.isPresent()) {
                    quality.add(line.text(CUSTOMER), day, verdict.get() == Verdict.FRAUD, score);
                } else if (other.isEmpty() && !line.text(LABEL).isBlank()) {
                    other = Optional.of(line.refused(LABEL, "fraud or genuine").getMessage());
                }
            }
        }
        if (other.isPresent() && !othersUnlabelled) {
            throw new UnreadableFileException(other.get() + "; "
                    + labels.refusal(COLUMNS.get(LABEL), "write 1 and 0, or say --other-labels unlabelled"));
        }
        tell(labels, file, told);
        if (!labels.anyVerdict()) {
            throw new NothingUsableException(file + " has no row with a label, so there is nothing to evaluate");
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

    private static void tell(LabelTally labels, String file, Consumer<String> told) {
        String column = COLUMNS.get(LABEL);
        if (labels.unlabelled() > 0) {
            told.accept(file + ": " + LabelTally.rows(labels.unlabelled()) + " without a label left out"
                    + (labels.unknown() > 0 ? ", among them " + labels.others() : ""));
        }
        if (labels.anyVerdict()) {
            labels.remark(file, column).ifPresent(told);
        }
    }

    private static double score(CsvTable.Line line) {
        double score = line.number(SCORE);
        if (Double.isNaN(score)) {
            throw line.refused(SCORE, "a number");
        }
        return score;
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
