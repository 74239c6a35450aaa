package io.tidemark.bench.training;

import com.sun.management.OperatingSystemMXBean;
import io.tidemark.bench.forest.BenchForest;
import io.tidemark.bench.measure.Bench;
import io.tidemark.bench.measure.BenchOptions;
import io.tidemark.bench.measure.BenchResult;
import io.tidemark.bench.measure.Samples;
import io.tidemark.training.fit.TrainedModel;
import io.tidemark.training.fit.Trainer;
import io.tidemark.training.params.TrainingParameters;
import io.tidemark.training.rows.TrainingRow;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * A training as retraining does it, from rows in memory to a model, against bare XGBoost4J, from an array that holds
 * the same values as it wants them. {@code -Dtidemark.bench.rows=1000000} takes as many rows as the goal speaks of.
 */
public final class RetrainingBench implements Bench {

    private static final int ROWS = Integer.getInteger("tidemark.bench.rows", 200_000);
    private static final int FEATURES = BenchForest.FEATURES;
    private static final double GOAL = 1.1;
    private static final TrainingParameters PARAMETERS = TrainingParameters.parse("tree_method=hist,max_depth=6");
    private static final List<String> NAMES =
            IntStream.range(0, FEATURES).mapToObj(i -> "f" + i).toList();

    @Override
    public String name() {
        return "retraining";
    }

    @Override
    public String description() {
        return "a training of 100 trees of depth 6 on 30 features against bare XGBoost4J, one thread each";
    }

    @Override
    public List<BenchResult> run(BenchOptions options, Consumer<String> progress) throws Exception {
        int rounds = options.rounds();
        progress.accept("making %,d rows".formatted(ROWS));
        float[] values = BenchForest.rows(new Random(11), ROWS);
        float[] labels = labels(values);
        List<TrainingRow> rows = rows(values, labels);
        Cost ours = new Cost();
        Cost peer = new Cost();
        boolean equal = true;
        for (int round = 1; round <= rounds; round++) {
            progress.accept("round %d of %d".formatted(round, rounds));
            byte[] model = ours(rows, ours);
            equal &= Arrays.equals(model, peer(values, labels, peer));
        }
        String name = "training on %,d rows".formatted(ROWS);
        return List.of(
                BenchResult.atMost(
                        name, ours.processor, peer.processor, "bare XGBoost4J", "s of processor", GOAL, equal),
                BenchResult.reported(name, ours.clock, peer.clock, "bare XGBoost4J", "s", equal));
    }

    /** Of one thread both are the same on a quiet machine; the processor's time leaves out what others take. */
    private static final class Cost {

        private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        private final Samples processor = new Samples();
        private final Samples clock = new Samples();
        private long processorBegin;
        private long clockBegin;

        void begin() {
            clockBegin = System.nanoTime();
            processorBegin = system.getProcessCpuTime();
        }

        void end() {
            processor.add((system.getProcessCpuTime() - processorBegin) / 1e9);
            clock.add((System.nanoTime() - clockBegin) / 1e9);
        }
    }

    private static byte[] ours(List<TrainingRow> rows, Cost cost) {
        cost.begin();
        try (TrainedModel model = new Trainer(PARAMETERS).train(rows, NAMES)) {
            cost.end();
            return model.content();
        }
    }

    /** A matrix of its own each time, since XGBoost keeps in it what the first training found out about its values. */
    private static byte[] peer(float[] values, float[] labels, Cost cost) throws XGBoostError {
        cost.begin();
        DMatrix matrix = new DMatrix(values, ROWS, FEATURES, Float.NaN);
        try {
            matrix.setLabel(labels);
            matrix.setFeatureNames(NAMES.toArray(String[]::new));
            Map<String, Object> parameters = new HashMap<>(PARAMETERS.booster());
            Booster booster = XGBoost.train(matrix, parameters, PARAMETERS.rounds(), Map.of(), null, null);
            cost.end();
            try {
                return booster.toByteArray("json");
            } finally {
                booster.dispose();
            }
        } finally {
            matrix.dispose();
        }
    }

    /** One in fifty or so, by a rule of two features, so that there is something to learn. */
    private static float[] labels(float[] values) {
        float[] labels = new float[ROWS];
        for (int i = 0; i < ROWS; i++) {
            float product = values[i * FEATURES] * values[i * FEATURES + 1];
            labels[i] = product > 2 ? 1 : 0; // Not where one is missing.
        }
        return labels;
    }

    private static List<TrainingRow> rows(float[] values, float[] labels) {
        List<TrainingRow> rows = new ArrayList<>(ROWS);
        for (int i = 0; i < ROWS; i++) {
            double[] vector = new double[FEATURES];
            for (int j = 0; j < FEATURES; j++) {
                vector[j] = values[i * FEATURES + j];
            }
            rows.add(new TrainingRow("t" + i, "c" + i % 5_000, i, vector, labels[i] == 1));
        }
        return rows;
    }
}
