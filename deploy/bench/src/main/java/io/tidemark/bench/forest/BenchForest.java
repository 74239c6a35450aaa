package io.tidemark.bench.forest;

import biz.k11i.xgboost.Predictor;
import biz.k11i.xgboost.util.FVec;
import io.tidemark.scoring.model.forest.CompiledForest;
import io.tidemark.scoring.model.forest.ForestContributions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.Booster.PredictionType;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** One model in the hands of everybody who can score it: full trees of noise, so that rows take every path. */
public final class BenchForest implements AutoCloseable {

    public static final int FEATURES = 30;
    public static final int TREES = 300;
    static final int DEPTH = 6;

    private static final int TRAINING_ROWS = 50_000;
    private static final float MISSING_SHARE = 0.05f;
    private static final int[] ALL_TREES = {0, 0};

    private final Booster booster;
    private final CompiledForest compiled;
    private final Predictor predictor;
    private final ForestContributions contributions;

    private BenchForest(Booster booster) throws XGBoostError, IOException {
        this.booster = booster;
        this.compiled = CompiledForest.compile(booster.toByteArray("ubj"), "ubj");
        this.contributions = ForestContributions.of(booster.toByteArray("ubj"), "ubj");
        // It reads nothing but the binary format of old, which nobody writes any more.
        this.predictor = new Predictor(new ByteArrayInputStream(OldBinaryModel.of(booster.toByteArray("json"))));
    }

    public static BenchForest trained() throws XGBoostError, IOException {
        Random random = new Random(7);
        DMatrix matrix = new DMatrix(rows(random, TRAINING_ROWS), TRAINING_ROWS, FEATURES, Float.NaN);
        float[] labels = new float[TRAINING_ROWS];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = random.nextInt(2);
        }
        matrix.setLabel(labels);
        Map<String, Object> parameters = Map.of(
                "objective", "binary:logistic", "max_depth", DEPTH, "eta", 0.1, "nthread", 2, "min_child_weight", 0);
        Booster booster = XGBoost.train(matrix, parameters, TREES, Map.of(), null, null);
        matrix.dispose();
        booster.setParam("nthread", 1);
        return new BenchForest(booster);
    }

    /** Row after row; a twentieth of the values is missing. */
    public static float[] rows(Random random, int count) {
        float[] rows = new float[count * FEATURES];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = random.nextFloat() < MISSING_SHARE ? Float.NaN : (float) random.nextGaussian();
        }
        return rows;
    }

    /** As a bundle holds it. */
    public byte[] model() throws XGBoostError {
        return booster.toByteArray("ubj");
    }

    float compiled(float[] row) {
        return compiled.margin(row);
    }

    void compiled(float[] rows, float[] margins) {
        compiled.margins(rows, margins);
    }

    float inPlace(float[] row) throws XGBoostError {
        return inPlace(row, 1)[0][0];
    }

    float[][] inPlace(float[] rows, int count) throws XGBoostError {
        return booster.inplace_predict(rows, count, FEATURES, Float.NaN, ALL_TREES, PredictionType.kMargin, null);
    }

    float matrix(float[] row) throws XGBoostError {
        return matrix(row, 1)[0][0];
    }

    float[][] matrix(float[] rows, int count) throws XGBoostError {
        DMatrix matrix = new DMatrix(rows, count, FEATURES, Float.NaN);
        try {
            return booster.predict(matrix, true);
        } finally {
            matrix.dispose();
        }
    }

    float pureJava(FVec row) {
        return predictor.predictSingle(row, true);
    }

    void contributions(float[] row, double[] into) {
        contributions.contributions(row, into);
    }

    double bias() {
        return contributions.bias();
    }

    /** What XGBoost4J gives: a number for each feature, and the bias behind them. */
    float[] nativeContributions(float[] row) throws XGBoostError {
        DMatrix matrix = new DMatrix(row, 1, FEATURES, Float.NaN);
        try {
            return booster.predictContrib(matrix, 0)[0];
        } finally {
            matrix.dispose();
        }
    }

    /** A row as h2o's predictor takes it. */
    static FVec vector(float[] row) {
        return FVec.Transformer.fromArray(
                IntStream.range(0, row.length).mapToDouble(i -> row[i]).toArray(), false);
    }

    @Override
    public void close() {
        booster.dispose();
    }
}
