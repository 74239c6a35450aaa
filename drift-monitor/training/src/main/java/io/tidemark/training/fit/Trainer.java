package io.tidemark.training.fit;

import io.tidemark.nouns.Nouns;
import io.tidemark.training.params.TrainingParameters;
import io.tidemark.training.rows.TrainingRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Trains with XGBoost4J. With one thread the same rows and parameters give the same bytes. */
public final class Trainer {

    private final TrainingParameters parameters;
    private final Nouns nouns;

    public Trainer(TrainingParameters parameters) {
        this(parameters, Nouns.USUAL);
    }

    /** @param nouns by which it refuses rows */
    public Trainer(TrainingParameters parameters, Nouns nouns) {
        this.parameters = parameters;
        this.nouns = nouns;
    }

    /**
     * Trains as many rounds as the parameters say.
     *
     * @throws IllegalArgumentException in one sentence when a class is missing or XGBoost refuses a parameter
     */
    public TrainedModel train(List<TrainingRow> rows, List<String> featureNames) {
        long frauds = rows.stream().filter(TrainingRow::fraud).count();
        if (frauds == 0 || frauds == rows.size()) {
            throw new IllegalArgumentException(
                    nouns.in("training needs {positives} and {negative} {events}, but of %d rows %d are {positives};"
                                    + " train on a longer range")
                            .formatted(rows.size(), frauds));
        }
        DMatrix matrix = Matrices.of(rows, featureNames);
        try {
            Map<String, Object> settings = new HashMap<>(parameters.booster());
            Booster booster = XGBoost.train(matrix, settings, parameters.rounds(), Map.of(), null, null);
            return new TrainedModel(booster, featureNames);
        } catch (XGBoostError e) {
            throw new IllegalArgumentException(
                    "XGBoost refused to train with " + parameters.all() + ": " + firstLine(e), e);
        } finally {
            matrix.dispose();
        }
    }

    private static String firstLine(XGBoostError e) {
        String message = String.valueOf(e.getMessage());
        return message.lines().filter(line -> !line.isBlank()).findFirst().orElse(message);
    }
}
