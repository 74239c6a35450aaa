package io.tidemark.training.files;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.tidemark.features.files.table.TableForm;
import io.tidemark.scoring.model.reasons.Direction;
import io.tidemark.scoring.model.reasons.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Scores a CSV of features with a bundle or with a bare XGBoost model. */
public final class FileScoring {

    private FileScoring() {}

    /** Without reasons. */
    public static long score(Path model, Path features, Path out, String engine) throws IOException {
        return score(model, features, TableForm.UNSAID, out, engine, 0, note -> {});
    }

    /**
     * Reads {@code transaction_id} and the model's feature names in any order, writes
     * {@code transaction_id,score,margin}, and for each reason {@code reason_1,reason_1_contribution,reason_1_sentence}
     * and so on: what raised the score most, empty where less did. An empty field is a missing value.
     *
     * @param model a bundle, or JSON or UBJSON as XGBoost saves it with its feature names, whatever its name
     * @param features CSV with a header, plain or packed; further columns are ignored
     * @param form how the features are written, as far as somebody says
     * @param engine {@code compiled} or {@code xgboost4j}
     * @param reasons how many at most
     * @param progress gets what people should know of the model, a line each
     * @return rows written
     * @throws IllegalArgumentException with one sentence if the model or a row of the file cannot be taken
     */
    public static long score(
            Path model, Path features, TableForm form, Path out, String engine, int reasons, Consumer<String> progress)
            throws IOException {
        try (ScoredModel opened = ScoredModel.open(model, engine, reasons > 0);
                CsvTable table = new CsvTable(features, form, columns(opened), progress);
                CsvWriter writer = CsvWriter.builder().build(out)) {
            opened.notes().forEach(progress);
            writer.writeRecord(header(reasons));
            float[] row = new float[opened.featureNames().size()];
            long rows = 0;
            for (; table.hasNext(); rows++) {
                writer.writeRecord(record(table.next(), row, opened, reasons));
            }
            return rows;
        }
    }

    private static List<String> header(int reasons) {
        List<String> header = new ArrayList<>(List.of("transaction_id", "score", "margin"));
        for (int i = 1; i <= reasons; i++) {
            header.addAll(List.of("reason_" + i, "reason_" + i + "_contribution", "reason_" + i + "_sentence"));
        }
        return header;
    }

    private static List<String> record(CsvTable.Line line, float[] row, ScoredModel model, int reasons) {
        List<Double> values = new ArrayList<>(row.length);
        for (int i = 0; i < row.length; i++) {
            values.add(line.number(i + 1));
            row[i] = (float) (double) values.get(i);
        }
        float margin = model.engine().margin(row);
        List<String> fields = new ArrayList<>(
                List.of(line.text(0), Double.toString(model.engine().score(margin)), Float.toString(margin)));
        List<Reason> given = model.explainer()
                .map(explainer -> explainer.explain(values, Optional.empty(), reasons, Direction.RAISING))
                .orElse(List.of());
        for (int i = 0; i < reasons; i++) {
            fields.addAll(i < given.size() ? fields(given.get(i)) : List.of("", "", ""));
        }
        return fields;
    }

    private static List<String> fields(Reason reason) {
        return List.of(reason.code(), Double.toString(reason.contribution()), reason.sentence());
    }

    private static List<String> columns(ScoredModel model) {
        List<String> columns = new ArrayList<>();
        columns.add("transaction_id");
        columns.addAll(model.featureNames());
        return columns;
    }
}
