package io.tidemark.training.fit;

import io.tidemark.scoring.model.engine.FirstSupportingFactory;
import io.tidemark.scoring.model.forest.CompiledForestFactory;
import io.tidemark.scoring.model.parts.BundlePart;
import io.tidemark.scoring.model.reasons.Contributions;
import io.tidemark.scoring.xgboost4j.XgboostEngineFactory;
import io.tidemark.training.rows.TrainingRow;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How much a model looks at each of its features: the mean of the absolute contributions to the margin (Lundberg et
 * al., From Local Explanations to Global Understanding with Explainable AI for Trees, 2020), as a share of all
 * features'. A drift monitor ranks drifts by it.
 */
public final class ColumnImportance {
    /** So many rows, spread over all, tell the mean to a few per cent. */
    private static final int ROWS = 1_000;

    private ColumnImportance() {}

    /** One share per feature, 1 together; empty if nothing can explain the model. */
    public static double[] of(BundledModel model, List<TrainingRow> rows) {
        return of(model.content(), model.part().equals(BundlePart.MODEL_JSON) ? "json" : "ubj", rows);
    }

    /** @param format of the model file, {@code json} or {@code ubj} */
    public static double[] of(byte[] model, String format, List<TrainingRow> rows) {
        Optional<Contributions> explained = new FirstSupportingFactory(
                        List.of(new CompiledForestFactory(), new XgboostEngineFactory()))
                .contributions(model, format);
        if (explained.isEmpty() || rows.isEmpty()) {
            return new double[0];
        }
        try (Contributions contributions = explained.get()) {
            return shares(contributions, rows);
        }
    }

    private static double[] shares(Contributions contributions, List<TrainingRow> rows) {
        double[] sums = new double[contributions.featureCount()];
        double[] one = new double[sums.length];
        int step = Math.max(1, rows.size() / ROWS);
        for (int i = 0; i < rows.size(); i += step) {
            float[] row = rows.get(i).floats();
            if (infinite(row)) {
                // A model of one's own may have been trained on such a row, but it cannot be explained.
                continue;
            }
            contributions.contributions(row, one);
            for (int feature = 0; feature < sums.length; feature++) {
                sums[feature] += Math.abs(one[feature]);
            }
        }
        double all = Arrays.stream(sums).sum();
        return all > 0 ? Arrays.stream(sums).map(sum -> sum / all).toArray() : new double[0];
    }

    private static boolean infinite(float[] row) {
        for (float value : row) {
            if (Float.isInfinite(value)) {
                return true;
            }
        }
        return false;
    }
}
