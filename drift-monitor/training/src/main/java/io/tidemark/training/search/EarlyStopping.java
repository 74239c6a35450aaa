package io.tidemark.training.search;

import io.tidemark.training.fit.Matrices;
import io.tidemark.training.params.TrainingParameters;
import io.tidemark.training.rows.TrainingRow;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Finds how many rounds are worth training: as long as the area under the precision-recall curve on later rows grows.
 * Closing it frees the native memory of both sides.
 */
final class EarlyStopping implements AutoCloseable {

    private static final String METRIC = "aucpr";

    private final DMatrix training;
    private final DMatrix validation;
    private final SearchRules rules;
    private final InstantSource clock;

    EarlyStopping(
            List<TrainingRow> training,
            List<TrainingRow> validation,
            List<String> featureNames,
            SearchRules rules,
            InstantSource clock) {
        this.training = Matrices.of(training, featureNames);
        this.validation = Matrices.of(validation, featureNames);
        this.rules = rules;
        this.clock = clock;
    }

    /** @param quality area under the precision-recall curve on the validation rows after these rounds */
    record Stop(int rounds, double quality) {}

    /**
     * Trains until patience or time is at an end, one round at least.
     *
     * @throws IllegalArgumentException if XGBoost refuses a parameter
     */
    Stop find(TrainingParameters parameters, Instant deadline) {
        Map<String, Object> settings = new HashMap<>(parameters.booster());
        settings.put("eval_metric", METRIC);
        try {
            Booster booster = XGBoost.train(training, settings, 1, Map.of(), null, null);
            try {
                return find(booster, deadline);
            } finally {
                booster.dispose();
            }
        } catch (XGBoostError e) {
            throw new IllegalArgumentException(
                    "XGBoost refused to train with " + parameters.all() + ": " + e.getMessage(), e);
        }
    }

    private Stop find(Booster booster, Instant deadline) throws XGBoostError {
        Stop best = new Stop(1, quality(booster, 0));
        for (int round = 1; round < rules.rounds(); round++) {
            if (round - best.rounds() >= rules.patience() || clock.instant().isAfter(deadline)) {
                break;
            }
            booster.update(training, round);
            double quality = quality(booster, round);
            if (quality > best.quality()) {
                best = new Stop(round + 1, quality);
            }
        }
        return best;
    }

    /** XGBoost's answer is a line like {@code [7] validation-aucpr:0.61}. */
    private double quality(Booster booster, int round) throws XGBoostError {
        String line = booster.evalSet(new DMatrix[] {validation}, new String[] {"validation"}, round);
        return Double.parseDouble(line.substring(line.lastIndexOf(':') + 1).trim());
    }

    @Override
    public void close() {
        training.dispose();
        validation.dispose();
    }
}
