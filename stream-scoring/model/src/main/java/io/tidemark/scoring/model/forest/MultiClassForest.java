package io.tidemark.scoring.model.forest;

import io.tidemark.scoring.model.engine.InvalidModelException;
import io.tidemark.scoring.model.engine.UnsupportedModelException;
import java.util.ArrayList;
import java.util.List;

/**
 * An XGBoost model of {@code multi:softprob}: a margin for each class, bit-equal to XGBoost4J's, and what they say
 * about the probabilities.
 *
 * <p>It is no {@link io.tidemark.scoring.model.engine.ScoringEngine}: a decision needs one score with one margin, by
 * which it can be calibrated and explained, and probabilities that compete have none. All else is as in
 * {@link CompiledForest}.
 */
public final class MultiClassForest {

    private final ModelHeader header;
    private final float[] baseMargins;
    private final List<TreeWalk> classes = new ArrayList<>();

    private MultiClassForest(XgboostModel model) {
        header = model.header();
        if (header.objective() != Objective.SOFTPROB) {
            throw new UnsupportedModelException(
                    "the model gives one margin for a row; several classes are those of" + " multi:softprob only");
        }
        baseMargins = new float[header.outputs()];
        for (int k = 0; k < baseMargins.length; k++) {
            int output = k;
            baseMargins[k] = header.baseMargin(k);
            List<WeightedTree> trees = model.trees().stream()
                    .filter(tree -> tree.output() == output)
                    .toList();
            classes.add(TreeWalk.of(trees, header.featureCount()));
        }
    }

    /**
     * @param model the bytes of an XGBoost model file
     * @param format {@code json} or {@code ubj}
     * @throws InvalidModelException if the file is damaged
     * @throws UnsupportedModelException if it is another model than one of {@code multi:softprob}
     */
    public static MultiClassForest compile(byte[] model, String format) {
        return new MultiClassForest(XgboostModel.read(model, format));
    }

    /** The number of classes, at least 2. */
    public int classCount() {
        return baseMargins.length;
    }

    /** The number of values in a row. */
    public int featureCount() {
        return header.featureCount();
    }

    /** The feature names that the model file itself carries, in order; empty if it carries none. */
    public List<String> featureNames() {
        return header.featureNames();
    }

    /**
     * @param row one value for each feature, NaN for a missing one
     * @param margins receives one margin for each class
     * @throws IllegalArgumentException if the row or the room for the margins has another length
     */
    public void margins(float[] row, float[] margins) {
        if (row.length != featureCount() || margins.length != classCount()) {
            throw new IllegalArgumentException("the model has " + featureCount() + " features and " + classCount()
                    + " classes, but " + row.length + " values came with room for " + margins.length + " margins");
        }
        int[] keys = RowKeys.ofThread(row.length);
        RowKeys.fill(row, 0, row.length, keys);
        for (int k = 0; k < margins.length; k++) {
            margins[k] = classes.get(k).walk(keys, baseMargins[k]);
        }
    }

    /**
     * What margins say about the probabilities, within one float ulp of XGBoost's.
     *
     * @param probabilities receives one for each class; may be the margins themselves
     */
    public void probabilities(float[] margins, float[] probabilities) {
        Softmax.of(margins, probabilities);
    }
}
