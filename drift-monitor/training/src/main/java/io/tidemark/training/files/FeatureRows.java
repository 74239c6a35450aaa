package io.tidemark.training.files;

import io.tidemark.features.files.table.InputFile;
import io.tidemark.features.files.table.NothingUsableException;
import io.tidemark.features.files.table.TableForm;
import io.tidemark.training.rows.TrainingRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Rows of a file of features, as a reference of what a model will meet. */
final class FeatureRows {

    private static final String CUSTOMER = "customer_id";
    private static final String DAY = "day";
    private static final long MILLIS = 86_400_000;
    private static final int RUNS = 200;

    private FeatureRows() {}

    /**
     * Throws {@link IllegalArgumentException} if a feature is missing, {@link NothingUsableException} if there is no
     * row.
     */
    static List<TrainingRow> read(Path file, TableForm form, List<String> features, Consumer<String> progress)
            throws IOException {
        boolean known = CsvTable.header(file, form).containsAll(List.of(CUSTOMER, DAY));
        List<String> columns = new ArrayList<>(features);
        if (known) {
            columns.addAll(List.of(CUSTOMER, DAY));
        }
        List<TrainingRow> rows = new ArrayList<>();
        try (CsvTable table = new CsvTable(file, form, columns, progress)) {
            while (table.hasNext()) {
                rows.add(row(table.next(), features.size(), known, rows.size()));
            }
        }
        if (rows.isEmpty()) {
            throw new NothingUsableException(
                    InputFile.name(file) + " has a header and no rows, so no profile can be made of it");
        }
        if (known) {
            return rows;
        }
        progress.accept(InputFile.name(file)
                + " has no customer_id and day; rows that follow each other count as related, and drift limits"
                + " are the worse for it");
        return inRuns(rows);
    }

    private static TrainingRow row(CsvTable.Line line, int features, boolean known, int number) {
        double[] vector = new double[features];
        for (int i = 0; i < features; i++) {
            vector[i] = line.number(i);
        }
        String id = "row " + (number + 1);
        return known
                ? new TrainingRow(id, line.text(features), (long) line.number(features + 1) * MILLIS, vector, false)
                : new TrainingRow(id, "", 0, vector, false);
    }

    private static List<TrainingRow> inRuns(List<TrainingRow> rows) {
        int length = Math.max(1, rows.size() / RUNS);
        List<TrainingRow> runs = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            TrainingRow row = rows.get(i);
            runs.add(new TrainingRow(row.transactionId(), "run " + i / length, 0, row.vector(), false));
        }
        return runs;
    }
}
