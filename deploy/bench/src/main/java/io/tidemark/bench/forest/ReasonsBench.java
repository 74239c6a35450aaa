package io.tidemark.bench.forest;

import io.tidemark.bench.measure.Bench;
import io.tidemark.bench.measure.BenchOptions;
import io.tidemark.bench.measure.BenchResult;
import io.tidemark.bench.measure.Samples;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** What the features of one row contribute, exactly, against XGBoost4J's {@code predictContrib}, a thread each. */
public final class ReasonsBench implements Bench {

    private static final int ROWS = 1_000;
    private static final int PEER_ROWS = 100;

    /** XGBoost adds up in float. */
    private static final double ROUNDING = 1e-4;

    private static final double OWN_ROUNDING = 1e-5;

    @Override
    public String name() {
        return "reasons";
    }

    @Override
    public String description() {
        return "exact Shapley values of one row against XGBoost4J's predictContrib, 300 trees of depth 6 on 30"
                + " features";
    }

    @Override
    public List<BenchResult> run(BenchOptions options, Consumer<String> progress) throws Exception {
        int rounds = options.rounds();
        progress.accept("training 300 trees of depth 6");
        try (BenchForest forest = BenchForest.trained()) {
            float[] all = BenchForest.rows(new Random(13), ROWS);
            float[][] rows = new float[ROWS][];
            for (int i = 0; i < ROWS; i++) {
                rows[i] = Arrays.copyOfRange(all, i * BenchForest.FEATURES, (i + 1) * BenchForest.FEATURES);
            }
            boolean equal = equal(forest, rows);
            progress.accept("one row at a time");
            ours(forest, rows);
            Samples ours = new Samples();
            Samples peer = new Samples();
            for (int round = 0; round < rounds; round++) {
                ours.add(ours(forest, rows));
                peer.add(peer(forest, rows));
            }
            return List.of(BenchResult.cheaper(
                    "contributions of one row", ours, peer, "XGBoost4J predictContrib", "us a row", 5, equal));
        }
    }

    private static double ours(BenchForest forest, float[][] rows) {
        double[] contributions = new double[BenchForest.FEATURES];
        long begin = System.nanoTime();
        for (float[] row : rows) {
            forest.contributions(row, contributions);
        }
        return micros(begin, rows.length);
    }

    private static double peer(BenchForest forest, float[][] rows) throws XGBoostError {
        long begin = System.nanoTime();
        for (int i = 0; i < PEER_ROWS; i++) {
            forest.nativeContributions(rows[i]);
        }
        return micros(begin, PEER_ROWS);
    }

    private static double micros(long begin, int rows) {
        return (System.nanoTime() - begin) / 1e3 / rows;
    }

    /**
     * Each feature's contribution is the peer's but for its rounding, and all of ours with the bias make the margin.
     */
    private static boolean equal(BenchForest forest, float[][] rows) throws XGBoostError {
        double[] ours = new double[BenchForest.FEATURES];
        for (int i = 0; i < PEER_ROWS; i++) {
            forest.contributions(rows[i], ours);
            float[] peer = forest.nativeContributions(rows[i]);
            double margin = forest.compiled(rows[i]);
            double size = Math.max(1, Math.abs(margin));
            boolean same = Math.abs(forest.bias() + Arrays.stream(ours).sum() - margin) <= OWN_ROUNDING * size;
            for (int f = 0; f < ours.length; f++) {
                same &= Math.abs(ours[f] - peer[f]) <= ROUNDING * size;
            }
            if (!same) {
                return false;
            }
        }
        return true;
    }
}
