package io.tidemark.scoring.model.forest;

import io.tidemark.scoring.model.engine.InvalidModelException;
import io.tidemark.scoring.model.engine.UnsupportedModelException;
import java.util.ArrayList;
import java.util.List;

/** Reads the fields of {@code learner}. */
final class HeaderReader {

    /** Far beyond any vector of features; keeps a damaged count from claiming memory. */
    private static final int MOST_FEATURES = 32_000;

    private static final int MOST_CLASSES = 1_000;

    private final ModelFile file;
    private final BoosterReader booster;
    private final List<String> featureNames = new ArrayList<>();
    private String objective;
    private String baseScore;
    private int featureCount;
    private int classes;
    private int targets = 1;
    private int rounds;

    /** Reads no tree. */
    HeaderReader(ModelFile file) {
        this(file, BoosterReader.withoutTrees(file));
    }

    HeaderReader(ModelFile file, BoosterReader booster) {
        this.file = file;
        this.booster = booster;
    }

    /** Consumes the file, of which nothing may be left. */
    void readWhole() {
        file.object(name -> {
            if (name.equals("learner")) {
                file.object(this::learnerField);
            } else {
                file.skip();
            }
        });
        file.end();
    }

    private void learnerField(String name) {
        switch (name) {
            case "feature_names" -> file.array(() -> featureNames.add(file.text()));
            case "learner_model_param" -> file.object(this::modelParameter);
            case "objective" -> file.object(this::objectiveField);
            case "attributes" -> file.object(this::attribute);
            case "gradient_booster" -> booster.read();
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

    private void attribute(String name) {
        if (!name.equals("best_iteration")) {
            file.skip();
            return;
        }
        int best = file.parameter();
        if (best < 0 || best == Integer.MAX_VALUE) {
            throw file.invalid("is " + best + ", but must be a round of training, counted from 0");
        }
        rounds = best + 1;
    }

    private void objectiveField(String name) {
        if (name.equals("name")) {
            objective = file.text();
        } else {
            file.skip();
        }
    }

    /** @throws InvalidModelException if something is missing or out of range, whatever the model is */
    void checkSound() {
        if (objective == null || baseScore == null) {
            throw new InvalidModelException("the model file has no learner.objective.name or no base_score");
        }
        if (featureCount < 1 || featureCount > MOST_FEATURES) {
            throw new InvalidModelException(
                    "the model file's num_feature is " + featureCount + ", but must be 1 to " + MOST_FEATURES);
        }
        if (classes < 0 || classes > MOST_CLASSES || targets < 0 || targets > MOST_CLASSES) {
            throw new InvalidModelException("the model file's num_class is " + classes + " and its num_target "
                    + targets + ", but they must be 0 to " + MOST_CLASSES);
        }
        if (!featureNames.isEmpty() && featureNames.size() != featureCount) {
            throw new InvalidModelException(
                    "the model file names " + featureNames.size() + " features, but has " + featureCount);
        }
    }

    int featureCount() {
        return featureCount;
    }

    /** Names of the columns; empty if the file has none. */
    List<String> featureNames() {
        return featureNames;
    }

    /** Number of margins of a row. */
    int outputs() {
        return Math.max(1, Math.max(classes, targets));
    }

    ModelHeader header() {
        checkSound();
        Objective named = Objective.named(objective);
        checkOutputs(named);
        int grown = 0;
        if (rounds > 0) {
            Rounds all = booster.rounds(outputs());
            all.trees(rounds);
            grown = all.count();
        }
        List<Float> baseScores = BaseScores.read(baseScore, outputs());
        baseScores.forEach(named::baseMargin);
        return new ModelHeader(named, baseScores, featureCount, featureNames, rounds, grown, booster.treesARound());
    }

    private void checkOutputs(Objective named) {
        if (targets > 1 || (classes > 1 && named != Objective.SOFTPROB)) {
            throw new UnsupportedModelException("models with several targets are not supported, nor several classes but"
                    + " by multi:softprob (num_class " + classes + ", num_target " + targets + ")");
        }
        if (named == Objective.SOFTPROB && classes < 2) {
            throw new InvalidModelException(
                    "the model file's num_class is " + classes + ", but multi:softprob needs 2 or more");
        }
    }
}
