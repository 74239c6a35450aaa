package io.tidemark.scoring.xgboost4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Rows on the edges where engines could part. */
final class Rows {

    private static final Pattern SPLITS = Pattern.compile("\"split_conditions\":\\[([^]]*)]");
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
        Float.NaN
    };

    private Rows() {}

    /** The same rows, with values replaced by split points, their neighbours, zeros, denormals and extremes in turn. */
    static float[] withEdges(float[] rows, Booster booster, int features) throws XGBoostError {
        List<Float> values = new ArrayList<>();
        for (float edge : EDGES) {
            values.add(edge);
        }
        Matcher splits =
                SPLITS.matcher(new String(booster.toByteArray("json"), java.nio.charset.StandardCharsets.UTF_8));
        while (splits.find() && values.size() < 5_000) {
            for (String number : splits.group(1).split(",")) {
                float split = Float.parseFloat(number);
                values.addAll(List.of(split, Math.nextUp(split), Math.nextDown(split)));
            }
        }
        float[] edged = Arrays.copyOf(rows, rows.length * 2);
        for (int i = 0; i < rows.length; i++) {
            boolean edge = (i * 2_654_435_761L >>> 7) % 3 == 0;
            edged[rows.length + i] = edge ? values.get((int) (i * 7919L % values.size())) : rows[i];
        }
        return edged;
    }
}
