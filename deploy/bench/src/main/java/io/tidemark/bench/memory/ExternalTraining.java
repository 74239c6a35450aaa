package io.tidemark.bench.memory;

import io.tidemark.retraining.TrainingParameters;
import io.tidemark.retraining.TrainingRow;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Trains with XGBoost's external memory in the one way that XGBoost4J 3.0.4 has for it without a GPU: from a file of text (libsvm), with a cache on disk.
 * Its matrix from an iterator takes a cache's name, too, but then holds everything in memory all the same.
 */
final class ExternalTraining implements AutoCloseable {

    private final TrainingParameters parameters;
    private final Path directory;
    private Booster booster;

    ExternalTraining(TrainingParameters parameters, Path directory) {
        this.parameters = parameters;
        this.directory = directory;
    }

    void train(Stream<TrainingRow> rows) throws IOException, XGBoostError {
        Path file = directory.resolve("rows.libsvm");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            rows.forEach(row -> write(row, out));
        }
        DMatrix matrix = new DMatrix(file + "?format=libsvm#" + directory.resolve("cache"));
        try {
            Map<String, Object> settings = new HashMap<>(parameters.booster());
            booster = XGBoost.train(matrix, settings, parameters.rounds(), Map.of(), null, null);
        } finally {
            matrix.dispose();
        }
    }

    /** What is missing is not written; so many digits give the same float. */
    private static void write(TrainingRow row, BufferedWriter out) {
        StringBuilder line = new StringBuilder(row.fraud() ? "1" : "0");
        for (int i = 0; i < row.vector().length; i++) {
            float value = (float) row.vector()[i];
            if (!Float.isNaN(value)) {
                line.append(' ').append(i).append(':').append(value);
            }
        }
        try {
            out.write(line.append('\n').toString());
        } catch (IOException e) {
            throw new UncheckedIOException("the rows cannot be written: " + e.getMessage(), e);
        }
    }

    float[] margins(List<TrainingRow> rows) throws XGBoostError {
        float[] values = new float[rows.size() * SyntheticRows.FEATURES];
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < SyntheticRows.FEATURES; j++) {
                values[i * SyntheticRows.FEATURES + j] = (float) rows.get(i).vector()[j];
            }
        }
        DMatrix matrix = new DMatrix(values, rows.size(), SyntheticRows.FEATURES, Float.NaN);
        try {
            float[][] predicted = booster.predict(matrix, true);
            float[] margins = new float[predicted.length];
            for (int i = 0; i < margins.length; i++) {
                margins[i] = predicted[i][0];
            }
            return margins;
        } finally {
            matrix.dispose();
        }
    }

    @Override
    public void close() {
        if (booster != null) {
            booster.dispose();
        }
    }
}
