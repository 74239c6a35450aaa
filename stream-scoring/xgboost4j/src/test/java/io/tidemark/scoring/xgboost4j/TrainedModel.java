package io.tidemark.scoring.xgboost4j;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Boosters trained on random rows whose labels depend on them. */
final class TrainedModel {

    private final SplittableRandom random;
    private final int features;
    private final double missing;

    /** @param missing share of missing values */
    TrainedModel(long seed, int features, double missing) {
        this.random = new SplittableRandom(seed);
        this.features = features;
        this.missing = missing;
    }

    Booster train(Map<String, Object> params, int trees, int rowCount) throws XGBoostError {
        float[] rows = rows(rowCount);
        float[] labels = new float[rowCount];
        for (int i = 0; i < rowCount; i++) {
            labels[i] = label(rows, i);
        }
        DMatrix matrix = new DMatrix(rows, rowCount, features, Float.NaN);
        matrix.setLabel(labels);
        Map<String, Object> all = new HashMap<>(Map.of("nthread", 1, "seed", 7));
        all.putAll(params);
        try {
            return XGBoost.train(matrix, all, trees, Map.of(), null, null);
        } finally {
            matrix.dispose();
        }
    }

    private float label(float[] rows, int row) {
        double sum = random.nextDouble();
        for (int f = 0; f < features; f++) {
            float value = rows[row * features + f];
            sum += Float.isNaN(value) ? 0.3 : Math.sin(value * (f + 1));
        }
        // Above zero, since reg:gamma demands it.
        return sum > 0.5 ? 1 : Float.MIN_NORMAL;
    }

    /** Rows of values of which some are whole numbers, so that they meet split points, and some are missing. */
    float[] rows(int count) {
        float[] rows = new float[count * features];
        for (int i = 0; i < rows.length; i++) {
            double kind = random.nextDouble();
            if (kind < missing) {
                rows[i] = Float.NaN;
            } else {
                rows[i] = kind < 0.6 ? random.nextInt(-5, 6) : (float) random.nextDouble(-5, 5);
            }
        }
        return rows;
    }
}
