package io.tidemark.retraining;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.tidemark.scoring.model.ScoringEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Scores a CSV of features with a bundle or with a bare XGBoost model. */
public final class FileScoring {

    private FileScoring() {}

    /**
     * Reads {@code transaction_id} and the model's feature names in any order, writes {@code transaction_id,score,margin}.
     * An empty field is a missing value.
     *
     * @param model a bundle, or {@code model.json} or {@code .ubj} as XGBoost saves it with its feature names
     * @param features CSV with a header, plain or .gz; further columns are ignored
     * @param engine {@code compiled} or {@code xgboost4j}
     * @return rows written
     * @throws IllegalArgumentException with one sentence if the model or a row of the file cannot be taken
     */
    public static long score(Path model, Path features, Path out, String engine) throws IOException {
        try (ScoredModel opened = ScoredModel.open(model, engine);
                CsvTable table = new CsvTable(features, columns(opened));
                CsvWriter writer = CsvWriter.builder().build(out)) {
            writer.writeRecord("transaction_id", "score", "margin");
            float[] row = new float[opened.featureNames().size()];
            long rows = 0;
            for (; table.hasNext(); rows++) {
                write(table.next(), row, opened.engine(), writer);
            }
            return rows;
        }
    }

    private static void write(CsvTable.Line line, float[] row, ScoringEngine engine, CsvWriter writer) {
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) line.number(i + 1);
        }
        float margin = engine.margin(row);
        writer.writeRecord(line.text(0), Double.toString(engine.score(margin)), Float.toString(margin));
    }

    private static List<String> columns(ScoredModel model) {
        List<String> columns = new ArrayList<>();
        columns.add("transaction_id");
        columns.addAll(model.featureNames());
        return columns;
    }
}
