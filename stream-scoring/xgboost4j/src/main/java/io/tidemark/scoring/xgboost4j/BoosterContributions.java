package io.tidemark.scoring.xgboost4j;

import io.tidemark.scoring.model.forest.ModelHeader;
import io.tidemark.scoring.model.reasons.Contributions;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Contributions by XGBoost's {@code predictContrib}: floats that add up to the margin within 1e-4 or so, one call at a
 * time, milliseconds a row. Rows with infinite values are refused.
 */
final class BoosterContributions implements Contributions {

    private final Booster booster;
    private final int featureCount;
    private final int treeLimit;

    /** Takes over a booster. */
    BoosterContributions(Booster booster, ModelHeader header) {
        this.booster = booster;
        this.featureCount = header.featureCount();
        this.treeLimit = header.treeLimit();
        try {
            booster.setParam("nthread", 1);
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost refuses nthread=1: " + e.getMessage(), e);
        }
    }

    @Override
    public int featureCount() {
        return featureCount;
    }

    @Override
    public void contributions(float[] row, double[] contributions) {
        if (row.length != featureCount || contributions.length != featureCount) {
            throw new IllegalArgumentException("the model has " + featureCount + " features, but " + row.length
                    + " values came with room for " + contributions.length + " contributions");
        }
        try {
            DMatrix matrix = new DMatrix(row, 1, featureCount, Float.NaN);
            try {
                // One value more than features: the bias comes last.
                float[] predicted = booster.predictContrib(matrix, treeLimit)[0];
                for (int f = 0; f < featureCount; f++) {
                    contributions[f] = predicted[f];
                }
            } finally {
                matrix.dispose();
            }
        } catch (XGBoostError e) {
            throw new IllegalArgumentException("XGBoost cannot explain a row: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        booster.dispose();
    }
}
