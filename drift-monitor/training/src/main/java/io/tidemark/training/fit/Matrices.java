package io.tidemark.training.fit;

import io.tidemark.training.rows.TrainingRow;
import java.util.List;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Lays rows out as XGBoost wants them: floats, row by row, NaN for missing. */
public final class Matrices {

    private Matrices() {}

    /** The caller disposes of it. Refuses infinite values, since XGBoost does, and names the row and the feature. */
    public static DMatrix of(List<TrainingRow> rows, List<String> featureNames) {
        int columns = featureNames.size();
        float[] values = new float[Math.multiplyExact(rows.size(), columns)];
        float[] labels = new float[rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            TrainingRow row = rows.get(i);
            labels[i] = row.fraud() ? 1f : 0f;
            for (int j = 0; j < columns; j++) {
                values[i * columns + j] = finite(row, j, featureNames);
            }
        }
        try {
            DMatrix matrix = new DMatrix(values, rows.size(), columns, Float.NaN);
            matrix.setLabel(labels);
            if (rows.stream().anyMatch(row -> row.weight() != 1)) {
                matrix.setWeight(weights(rows));
            }
            matrix.setFeatureNames(featureNames.toArray(String[]::new));
            return matrix;
        } catch (XGBoostError e) {
            throw new IllegalStateException(
                    "XGBoost refused a matrix of " + rows.size() + " rows: " + e.getMessage(), e);
        }
    }

    private static float[] weights(List<TrainingRow> rows) {
        float[] weights = new float[rows.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) rows.get(i).weight();
        }
        return weights;
    }

    private static float finite(TrainingRow row, int feature, List<String> featureNames) {
        float value = (float) row.vector()[feature];
        if (Float.isInfinite(value)) {
            throw new IllegalArgumentException("transaction " + row.transactionId() + " has an infinite "
                    + featureNames.get(feature) + ", which XGBoost cannot take; correct the source of the feature");
        }
        return value;
    }
}
