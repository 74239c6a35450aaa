package io.tidemark.scoring.xgboost4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.scoring.model.forest.CompiledForest;
import io.tidemark.scoring.model.forest.ForestContributions;
import java.util.Arrays;
import java.util.SplittableRandom;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.Booster.PredictionType;
import ml.dmlc.xgboost4j.java.DMatrix;

/** One model on many rows, in XGBoost4J and here; what differs fails, and what may differ a little is kept. */
final class ParityRun implements AutoCloseable {

    private final ParityModel model;
    private final TrainedModel data;
    private final SplittableRandom random;
    private final Booster booster;
    private final SplitPoints splits;
    private final byte[] ubj;
    private final CompiledForest[] candidates;
    private final int rounds;

    long rows;
    long infinite;
    long explained;
    long scoresApart;
    double worstContribution;
    double worstSum;
    double worstNativeSum;

    ParityRun(ParityModel model) throws Exception {
        this.model = model;
        data = model.data();
        random = new SplittableRandom(model.name().hashCode());
        booster = model.train(data);
        splits = new SplitPoints(booster, model.features());
        ubj = booster.toByteArray("ubj");
        candidates = new CompiledForest[] {
            CompiledForest.compile(ubj, "ubj"), CompiledForest.compile(booster.toByteArray("json"), "json")
        };
        String best = booster.getAttr("best_iteration");
        assertThat(best != null).as("%s stopped early", model).isEqualTo(model.patience() > 0);
        rounds = best == null ? 0 : Integer.parseInt(best) + 1;
    }

    int rounds() {
        return rounds;
    }

    private float[] rows(int count) {
        float[] values = data.rows(count);
        splits.spread(values, random);
        return values;
    }

    private float[] row(float[] values, int index) {
        return Arrays.copyOfRange(values, index * model.features(), (index + 1) * model.features());
    }

    /** Margins bit for bit, scores within a unit in the last place. */
    void score(int count) throws Exception {
        float[] values = rows(count);
        DMatrix matrix = new DMatrix(values, count, model.features(), Float.NaN);
        float[][] margins = booster.predict(matrix, true, rounds * model.parallelTrees());
        float[][] scores = booster.predict(matrix, false, rounds * model.parallelTrees());
        matrix.dispose();
        for (int i = 0; i < count; i++) {
            compare(row(values, i), margins[i][0]);
            float ours = (float) candidates[0].score(margins[i][0]);
            float score = scores[i][0];
            scoresApart += ours < Math.nextDown(score) || ours > Math.nextUp(score) ? 1 : 0;
        }
        rows += count;
    }

    /** A DMatrix refuses infinities, and for a dart the two ways of XGBoost differ. */
    void scoreInfinities(int count) throws Exception {
        float[] values = rows(count);
        for (int i = 0; i < values.length; i++) {
            if (random.nextInt(5) == 0) {
                values[i] = random.nextBoolean() ? Float.POSITIVE_INFINITY : Float.NEGATIVE_INFINITY;
            }
        }
        float[][] margins = booster.inplace_predict(
                values, count, model.features(), Float.NaN, new int[] {0, rounds}, PredictionType.kMargin, null);
        for (int i = 0; i < count; i++) {
            compare(row(values, i), margins[i][0]);
        }
        infinite += count;
    }

    private void compare(float[] row, float expected) {
        for (CompiledForest candidate : candidates) {
            float margin = candidate.margin(row);
            if (Float.floatToIntBits(margin) != Float.floatToIntBits(expected)) {
                throw new AssertionError(
                        model + ": " + margin + " against " + expected + " for the row " + Arrays.toString(row));
            }
        }
    }

    /** Distances as shares of max(1, |margin|). */
    void explain(int count) throws Exception {
        float[] values = rows(count);
        ForestContributions forest = ForestContributions.of(ubj, "ubj");
        DMatrix matrix = new DMatrix(values, count, model.features(), Float.NaN);
        float[][] expected = booster.predictContrib(matrix, rounds * model.parallelTrees());
        float[][] margins = booster.predict(matrix, true, rounds * model.parallelTrees());
        matrix.dispose();
        double[] ours = new double[model.features()];
        for (int i = 0; i < count; i++) {
            forest.contributions(row(values, i), ours);
            double scale = Math.max(1, Math.abs(margins[i][0]));
            double sum = forest.bias();
            double nativeSum = expected[i][model.features()];
            for (int f = 0; f < ours.length; f++) {
                worstContribution = Math.max(worstContribution, Math.abs(ours[f] - expected[i][f]) / scale);
                sum += ours[f];
                nativeSum += expected[i][f];
            }
            double bias = Math.abs(forest.bias() - expected[i][model.features()]);
            worstContribution = Math.max(worstContribution, bias / scale);
            worstSum = Math.max(worstSum, Math.abs(sum - margins[i][0]) / scale);
            worstNativeSum = Math.max(worstNativeSum, Math.abs(nativeSum - margins[i][0]) / scale);
        }
        explained += count;
    }

    @Override
    public void close() {
        booster.dispose();
    }
}
