package io.tidemark.scoring.model.forest;

import io.tidemark.scoring.model.engine.InvalidModelException;
import io.tidemark.scoring.model.engine.UnsupportedModelException;
import java.util.ArrayList;
import java.util.List;

/**
 * What an XGBoost model file says about the model as a whole.
 *
 * @param objective what a margin means
 * @param baseScores in the scale of the objective's score, one for each output
 * @param featureCount number of columns, at least 1
 * @param featureNames names of the columns; empty if the file has none
 * @param rounds how many rounds of training count: those up to the attribute {@code best_iteration}, which early
 *     stopping writes; 0 for all
 * @param grownRounds how many rounds of training the file has; 0 if all count
 * @param treesARound trees of a round of training for each output, {@code num_parallel_tree}
 */
public record ModelHeader(
        Objective objective,
        List<Float> baseScores,
        int featureCount,
        List<String> featureNames,
        int rounds,
        int grownRounds,
        int treesARound) {

    public ModelHeader {
        baseScores = List.copyOf(baseScores);
        featureNames = List.copyOf(featureNames);
    }

    /**
     * Reads the header alone; the trees are skipped.
     *
     * @param format {@code json} or {@code ubj}
     * @throws InvalidModelException if the file is damaged
     * @throws UnsupportedModelException if its objective is not supported or it gives several values for a row
     */
    public static ModelHeader read(byte[] bytes, String format) {
        ModelFile file = ModelFile.open(bytes, format);
        HeaderReader header = new HeaderReader(file);
        header.readWhole();
        return header.header().withOneOutput();
    }

    /**
     * The same for a file all of whose trees have been checked first, if they are such as the compiled forest can
     * check: for engines that do not sanitise their input.
     */
    public static ModelHeader readSound(byte[] bytes, String format) {
        XgboostModel.checkSound(bytes, format);
        return read(bytes, format);
    }

    /**
     * What people should know of the model before they use its scores, a sentence each; most models have nothing to
     * say.
     */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (rounds > 0 && rounds < grownRounds) {
            notes.add(
                    ("%d of %d rounds of training count, since the model says that the best_iteration is %d; if it was"
                                    + " trained on after that, clear this with booster.set_attr(best_iteration=None) and save it"
                                    + " again")
                            .formatted(rounds, grownRounds, rounds - 1));
        }
        if (!givesProbabilities()) {
            notes.add("its scores are no probabilities but values in the scale of its objective, and so are thresholds;"
                    + " train with binary:logistic for probabilities");
        }
        return notes;
    }

    /** Whether scores are probabilities, or else values in the scale of the objective. */
    public boolean givesProbabilities() {
        return objective == Objective.LOGISTIC;
    }

    /** Number of margins of a row. */
    int outputs() {
        return baseScores.size();
    }

    float baseMargin(int output) {
        return objective.baseMargin(baseScores.get(output));
    }

    /** What XGBoost's predictions are to be given as the limit of trees; 0 for all. */
    public int treeLimit() {
        return (int) Math.min((long) rounds * treesARound, Integer.MAX_VALUE);
    }

    /** @throws UnsupportedModelException if there are several */
    ModelHeader withOneOutput() {
        if (outputs() > 1) {
            throw new UnsupportedModelException("models with several classes (num_class " + outputs()
                    + ") give no single score to decide by; train one for fraud with binary:logistic");
        }
        return this;
    }
}
