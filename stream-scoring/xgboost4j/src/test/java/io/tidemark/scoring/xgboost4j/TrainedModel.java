package io.tidemark.scoring.xgboost4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Boosters trained on random rows whose labels depend on them. */
final class TrainedModel {

    /** Few enough for a split of one category against the rest, and many. */
    private static final int[] CATEGORIES = {3, 40, 300, 2};

    private final SplittableRandom random;
    private final int features;
    private final double missing;
    private final int categorical;

    /** Of numbers only. */
    TrainedModel(long seed, int features, double missing) {
        this(seed, features, missing, 0);
    }

    /**
     * @param missing share of missing values
     * @param categorical how many of the features, from the first, hold categories
     */
    TrainedModel(long seed, int features, double missing, int categorical) {
        this.categorical = categorical;
        this.random = new SplittableRandom(seed);
        this.features = features;
        this.missing = missing;
    }

    Booster train(Map<String, Object> params, int trees, int rowCount) throws XGBoostError {
        return train(params, trees, rowCount, 0);
    }

    /** @param patience rounds without an improvement on other rows after which training stops early; 0 for never */
    Booster train(Map<String, Object> params, int trees, int rowCount, int patience) throws XGBoostError {
        int classes = (int) params.getOrDefault("num_class", 0);
        DMatrix matrix = labelled(rowCount, classes);
        DMatrix others = labelled(rowCount, classes);
        Map<String, Object> all = new HashMap<>(Map.of("nthread", 1, "seed", 7, "verbose_eval", false));
        all.putAll(params);
        Map<String, DMatrix> watches = patience == 0 ? Map.of() : Map.of("others", others);
        try {
            Booster booster = XGBoost.train(matrix, all, trees, watches, null, null, null, patience);
            String json = new String(booster.toByteArray("json"), StandardCharsets.UTF_8);
            assertThat(json.contains("\"categories_nodes\":[0")).isEqualTo(categorical > 0);
            return booster;
        } finally {
            matrix.dispose();
            others.dispose();
        }
    }

    private DMatrix labelled(int rowCount, int classes) throws XGBoostError {
        float[] rows = rows(rowCount);
        float[] labels = new float[rowCount];
        for (int i = 0; i < rowCount; i++) {
            double sum = sum(rows, i);
            // Above zero, since reg:gamma demands it.
            labels[i] =
                    classes > 0 ? Math.floorMod((int) Math.floor(2 * sum), classes) : sum > 0.5 ? 1 : Float.MIN_NORMAL;
        }
        DMatrix matrix = new DMatrix(rows, rowCount, features, Float.NaN);
        matrix.setLabel(labels);
        if (categorical > 0) {
            matrix.setFeatureTypes(IntStream.range(0, features)
                    .mapToObj(f -> f < categorical ? "c" : "q")
                    .toArray(String[]::new));
        }
        return matrix;
    }

    private double sum(float[] rows, int row) {
        double sum = random.nextDouble();
        for (int f = 0; f < features; f++) {
            float value = rows[row * features + f];
            sum += Float.isNaN(value) ? 0.3 : Math.sin(value * (f + 1));
        }
        return sum;
    }

    /** Rows of values of which some are whole numbers, so that they meet split points, and some are missing. */
    float[] rows(int count) {
        float[] rows = new float[count * features];
        for (int i = 0; i < rows.length; i++) {
            double kind = random.nextDouble();
            int feature = i % features;
            if (kind < missing) {
                rows[i] = Float.NaN;
            } else if (feature < categorical) {
                rows[i] = random.nextInt(CATEGORIES[feature % CATEGORIES.length]);
            } else {
                rows[i] = kind < 0.6 ? random.nextInt(-5, 6) : (float) random.nextDouble(-5, 5);
            }
        }
        return rows;
    }
}
