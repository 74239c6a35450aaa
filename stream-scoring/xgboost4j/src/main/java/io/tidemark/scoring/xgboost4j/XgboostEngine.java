package io.tidemark.scoring.xgboost4j;

import io.tidemark.scoring.model.engine.ScoringEngine;
import io.tidemark.scoring.model.forest.ModelHeader;
import java.util.List;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * An engine on an XGBoost4J booster. Margins are those of {@code predict(DMatrix, outputMargin, treeLimit)}, the
 * reference, the limit being that of {@code best_iteration} if the model carries it; the native library lets one such
 * call run at a time, and refuses rows with infinite values.
 */
public final class XgboostEngine implements ScoringEngine {

    private final Booster booster;
    private final ModelHeader header;

    /** Takes over a booster, which is disposed of with the engine. */
    XgboostEngine(Booster booster, ModelHeader header) {
        this.booster = booster;
        this.header = header;
        try {
            // Rows are single; starting threads for them costs more than the trees.
            booster.setParam("nthread", 1);
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost refuses nthread=1: " + e.getMessage(), e);
        }
    }

    /**
     * An engine for a booster fresh from training, which is disposed of with the engine.
     *
     * @throws io.tidemark.scoring.model.engine.UnsupportedModelException if it gives several values for a row
     */
    public static XgboostEngine of(Booster booster) throws XGBoostError {
        return new XgboostEngine(booster, ModelHeader.read(booster.toByteArray("ubj"), "ubj"));
    }

    @Override
    public float margin(float[] row) {
        float[] margin = new float[1];
        margins(row, margin);
        return margin[0];
    }

    @Override
    public void margins(float[] rows, float[] margins) {
        if (rows.length != margins.length * featureCount()) {
            throw new IllegalArgumentException("the model has " + featureCount() + " features, but " + rows.length
                    + " values came for " + margins.length + " rows");
        }
        if (margins.length == 0) {
            return;
        }
        try {
            DMatrix matrix = new DMatrix(rows, margins.length, featureCount(), Float.NaN);
            try {
                float[][] predicted = booster.predict(matrix, true, header.treeLimit());
                for (int i = 0; i < margins.length; i++) {
                    margins[i] = predicted[i][0];
                }
            } finally {
                matrix.dispose();
            }
        } catch (XGBoostError e) {
            throw new IllegalArgumentException("XGBoost cannot score a row: " + e.getMessage(), e);
        }
    }

    @Override
    public double score(float margin) {
        return header.objective().score(margin);
    }

    @Override
    public int featureCount() {
        return header.featureCount();
    }

    @Override
    public List<String> featureNames() {
        return header.featureNames();
    }

    @Override
    public void close() {
        booster.dispose();
    }
}
