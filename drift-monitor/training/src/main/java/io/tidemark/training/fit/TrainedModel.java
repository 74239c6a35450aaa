package io.tidemark.training.fit;

import io.tidemark.scoring.model.parts.BundlePart;
import io.tidemark.training.rows.TrainingRow;
import java.util.List;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** A booster fresh from training; closing it frees its native memory. */
public final class TrainedModel implements BundledModel, AutoCloseable {

    private final Booster booster;
    private final List<String> featureNames;

    TrainedModel(Booster booster, List<String> featureNames) {
        this.booster = booster;
        this.featureNames = List.copyOf(featureNames);
    }

    List<String> featureNames() {
        return featureNames;
    }

    @Override
    public String part() {
        return BundlePart.MODEL_JSON;
    }

    /** The model in XGBoost's JSON. */
    @Override
    public byte[] content() {
        try {
            return booster.toByteArray("json");
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost could not write its model: " + e.getMessage(), e);
        }
    }

    /** Probabilities of fraud, in the order of the rows. */
    float[] scores(List<TrainingRow> rows) {
        return predict(rows, false);
    }

    /** Raw margins (log-odds), in the order of the rows. */
    @Override
    public float[] margins(List<TrainingRow> rows) {
        return predict(rows, true);
    }

    private float[] predict(List<TrainingRow> rows, boolean margin) {
        if (rows.isEmpty()) {
            // XGBoost answers no rows with null.
            return new float[0];
        }
        DMatrix matrix = Matrices.of(rows, featureNames);
        try {
            float[][] predicted = booster.predict(matrix, margin);
            float[] first = new float[predicted.length];
            for (int i = 0; i < first.length; i++) {
                first[i] = predicted[i][0];
            }
            return first;
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost could not score: " + e.getMessage(), e);
        } finally {
            matrix.dispose();
        }
    }

    @Override
    public void close() {
        booster.dispose();
    }
}
