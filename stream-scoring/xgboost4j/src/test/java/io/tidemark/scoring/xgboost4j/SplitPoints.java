package io.tidemark.scoring.xgboost4j;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** The values at which a model's rows part, and others on which engines could part. */
final class SplitPoints {

    private static final int MOST = 20_000;
    private static final float[] EDGES = {
        0f,
        -0f,
        Float.MIN_VALUE,
        -Float.MIN_VALUE,
        Float.MIN_NORMAL,
        -Float.MIN_NORMAL,
        1e-40f,
        -1e-40f,
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        Float.NaN,
        16_777_215f,
        16_777_216f,
        0.5f,
        299.75f
    };

    private final List<List<Float>> byFeature = new ArrayList<>();

    SplitPoints(Booster booster, int features) throws XGBoostError, IOException {
        for (int f = 0; f < features; f++) {
            byFeature.add(new ArrayList<>());
        }
        JsonMapper json = JsonMapper.builder()
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .build();
        JsonNode learner = json.readTree(booster.toByteArray("json")).get("learner");
        for (JsonNode tree : learner.findValue("trees")) {
            for (int node = 0; node < tree.get("left_children").size(); node++) {
                int feature = tree.get("split_indices").get(node).intValue();
                boolean deleted = feature == Integer.MAX_VALUE;
                boolean inner = tree.get("left_children").get(node).intValue() >= 0;
                if (inner && !deleted && byFeature.get(feature).size() < MOST) {
                    byFeature
                            .get(feature)
                            .add(tree.get("split_conditions").get(node).floatValue());
                }
            }
        }
    }

    /** A third of the values replaced by split points of their feature, their neighbours, and what all engines fear. */
    void spread(float[] rows, SplittableRandom random) {
        for (int i = 0; i < rows.length; i++) {
            List<Float> splits = byFeature.get(i % byFeature.size());
            switch (random.nextInt(12)) {
                case 0, 1 -> rows[i] = splits.isEmpty() ? rows[i] : splits.get(random.nextInt(splits.size()));
                case 2 -> rows[i] = Math.nextUp(rows[i]);
                case 3 -> rows[i] = EDGES[random.nextInt(EDGES.length)];
                default -> {}
            }
        }
    }
}
