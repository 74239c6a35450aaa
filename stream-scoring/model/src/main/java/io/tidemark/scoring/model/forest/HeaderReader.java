package io.tidemark.scoring.model.forest;

import io.tidemark.scoring.model.InvalidModelException;
import io.tidemark.scoring.model.UnsupportedModelException;
import java.util.ArrayList;
import java.util.List;

/** Reads the fields of {@code learner} other than the trees. */
final class HeaderReader {

    /** Far beyond any vector of features; keeps a damaged count from claiming memory. */
    private static final int MOST_FEATURES = 32_000;

    private final ModelFile file;
    private final List<String> featureNames = new ArrayList<>();
    private String objective;
    private String baseScore;
    private int featureCount;
    private int classes;
    private int targets = 1;

    HeaderReader(ModelFile file) {
        this.file = file;
    }

    /** Consumes the value of one field of {@code learner}. */
    void learnerField(String name) {
        switch (name) {
            case "feature_names" -> file.array(() -> featureNames.add(file.text()));
            case "learner_model_param" -> file.object(this::modelParameter);
            case "objective" -> file.object(this::objectiveField);
            default -> file.skip();
        }
    }

    private void modelParameter(String name) {
        switch (name) {
            case "base_score" -> baseScore = file.text();
            case "num_feature" -> featureCount = file.parameter();
            case "num_class" -> classes = file.parameter();
            case "num_target" -> targets = file.parameter();
            default -> file.skip();
        }
    }

    private void objectiveField(String name) {
        if (name.equals("name")) {
            objective = file.text();
        } else {
            file.skip();
        }
    }

    ModelHeader header() {
        if (objective == null || baseScore == null) {
            throw new InvalidModelException("the model file has no learner.objective.name or no base_score");
        }
        if (classes > 1 || targets > 1) {
            throw new UnsupportedModelException("models with several classes or targets are not supported (num_class "
                    + classes + ", num_target " + targets + ")");
        }
        if (featureCount < 1 || featureCount > MOST_FEATURES) {
            throw new InvalidModelException(
                    "the model file's num_feature is " + featureCount + ", but must be 1 to " + MOST_FEATURES);
        }
        if (!featureNames.isEmpty() && featureNames.size() != featureCount) {
            throw new InvalidModelException(
                    "the model file names " + featureNames.size() + " features, but has " + featureCount);
        }
        return new ModelHeader(Objective.named(objective), baseScore(), featureCount, featureNames);
    }

    /** XGBoost writes {@code 5E-1}, or {@code [5E-1]} from 3.1 on. */
    private float baseScore() {
        String number = baseScore.startsWith("[") && baseScore.endsWith("]")
                ? baseScore.substring(1, baseScore.length() - 1)
                : baseScore;
        try {
            float value = Float.parseFloat(number);
            if (Float.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new InvalidModelException(wrongBaseScore(), e);
        }
        throw new InvalidModelException(wrongBaseScore());
    }

    private String wrongBaseScore() {
        return "the model file's base_score is '" + ModelFile.shortened(baseScore) + "', but must be one finite number";
    }
}
