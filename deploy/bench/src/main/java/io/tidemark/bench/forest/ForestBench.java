package io.tidemark.bench.forest;

import biz.k11i.xgboost.util.FVec;
import io.tidemark.bench.measure.Bench;
import io.tidemark.bench.measure.BenchOptions;
import io.tidemark.bench.measure.BenchResult;
import io.tidemark.bench.measure.Samples;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * The compiled forest against XGBoost4J and h2o's pure-Java predictor, one row at a time and in batches, a thread each.
 */
public final class ForestBench implements Bench {

    private static final int BATCH = 256;
    private static final int ROWS = 16 * BATCH;

    /** How often a round passes over all rows: ours takes as long for many as the native ones for few. */
    private static final int FAST_PASSES = 50;

    private static final int SLOW_ROWS = 2_000;

    /** h2o's predictor holds leaves as floats but may add them otherwise. */
    private static final float ROUNDING = 1e-4f;

    @Override
    public String name() {
        return "forest";
    }

    @Override
    public String description() {
        return "the compiled forest against XGBoost4J and h2o's predictor, 300 trees of depth 6 on 30 features";
    }

    private interface Pass {
        /** Scores all that a round scores; gives nanoseconds a row. */
        double run() throws XGBoostError;
    }

    @Override
    public List<BenchResult> run(BenchOptions options, Consumer<String> progress) throws Exception {
        int rounds = options.rounds();
        progress.accept("training 300 trees of depth 6");
        try (BenchForest forest = BenchForest.trained()) {
            float[][] rows = new float[ROWS][];
            float[] all = BenchForest.rows(new Random(11), ROWS);
            for (int i = 0; i < ROWS; i++) {
                rows[i] = Arrays.copyOfRange(all, i * BenchForest.FEATURES, (i + 1) * BenchForest.FEATURES);
            }
            FVec[] vectors = Arrays.stream(rows).map(BenchForest::vector).toArray(FVec[]::new);
            Pass ours = () -> each(ROWS * FAST_PASSES, i -> forest.compiled(rows[i % ROWS]));
            Pass inPlace = () -> each(SLOW_ROWS, i -> forest.inPlace(rows[i % ROWS]));
            Pass matrix = () -> each(SLOW_ROWS, i -> forest.matrix(rows[i % ROWS]));
            Pass pureJava = () -> each(ROWS * FAST_PASSES / 8, i -> forest.pureJava(vectors[i % ROWS]));
            boolean sameBits = sameBits(forest, rows, all);
            boolean pureJavaEqual = pureJavaEqual(forest, rows, vectors);
            progress.accept("one row at a time");
            return List.of(
                    compare("one row", ours, inPlace, "XGBoost4J inplace_predict", 16, sameBits, rounds),
                    compare("one row", ours, matrix, "XGBoost4J predict(DMatrix)", 16, sameBits, rounds),
                    compare("one row", ours, pureJava, "h2o xgboost-predictor", 6, pureJavaEqual, rounds),
                    compare(
                            "a batch of " + BATCH,
                            () -> batches(all, batch -> forest.compiled(batch, new float[BATCH])),
                            () -> batches(all, batch -> forest.inPlace(batch, BATCH)),
                            "XGBoost4J inplace_predict",
                            1.5,
                            sameBits,
                            rounds));
        }
    }

    private static BenchResult compare(
            String name, Pass ours, Pass peer, String peerName, double goal, boolean equal, int rounds)
            throws XGBoostError {
        Samples oursSamples = new Samples();
        Samples peerSamples = new Samples();
        ours.run();
        peer.run();
        for (int round = 0; round < rounds; round++) {
            oursSamples.add(ours.run());
            peerSamples.add(peer.run());
        }
        return BenchResult.cheaper(name, oursSamples, peerSamples, peerName, "ns a row", goal, equal);
    }

    private interface RowScorer {
        float score(int row) throws XGBoostError;
    }

    private static double each(int count, RowScorer scorer) throws XGBoostError {
        float sum = 0;
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            sum += scorer.score(i);
        }
        return nanos(begin, count, sum);
    }

    private interface BatchScorer {
        void score(float[] batch) throws XGBoostError;
    }

    private static double batches(float[] all, BatchScorer scorer) throws XGBoostError {
        int values = BATCH * BenchForest.FEATURES;
        float[][] batches = new float[ROWS / BATCH][];
        for (int i = 0; i < batches.length; i++) {
            batches[i] = Arrays.copyOfRange(all, i * values, (i + 1) * values);
        }
        int passes = 8;
        long begin = System.nanoTime();
        for (int pass = 0; pass < passes; pass++) {
            for (float[] batch : batches) {
                scorer.score(batch);
            }
        }
        return nanos(begin, passes * ROWS, 0);
    }

    /** @param sum of what was computed, looked at so that the compiler cannot leave it out */
    private static double nanos(long begin, int count, float sum) {
        double nanos = System.nanoTime() - begin;
        if (Float.isNaN(sum)) {
            throw new IllegalStateException("a margin is not a number; the model of the benchmark is damaged");
        }
        return nanos / count;
    }

    private static boolean sameBits(BenchForest forest, float[][] rows, float[] all) throws XGBoostError {
        float[][] native1 = forest.matrix(all, rows.length);
        float[] batch = new float[rows.length];
        forest.compiled(all, batch);
        for (int i = 0; i < rows.length; i++) {
            int bits = Float.floatToRawIntBits(native1[i][0]);
            if (Float.floatToRawIntBits(forest.compiled(rows[i])) != bits
                    || Float.floatToRawIntBits(batch[i]) != bits) {
                return false;
            }
        }
        return true;
    }

    private static boolean pureJavaEqual(BenchForest forest, float[][] rows, FVec[] vectors) {
        for (int i = 0; i < rows.length; i++) {
            float ours = forest.compiled(rows[i]);
            if (Math.abs(forest.pureJava(vectors[i]) - ours) > ROUNDING * Math.max(1, Math.abs(ours))) {
                return false;
            }
        }
        return true;
    }
}
