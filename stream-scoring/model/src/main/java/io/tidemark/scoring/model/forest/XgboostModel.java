package io.tidemark.scoring.model.forest;

import io.tidemark.scoring.model.engine.InvalidModelException;
import io.tidemark.scoring.model.engine.UnsupportedModelException;
import java.util.List;

/**
 * An XGBoost model file, read and checked as a whole.
 *
 * @param trees those that count, see {@link ModelHeader#rounds()}
 */
record XgboostModel(ModelHeader header, List<WeightedTree> trees) {

    private static final System.Logger LOG = System.getLogger(XgboostModel.class.getName());

    /**
     * @param format {@code json} or {@code ubj}
     * @throws InvalidModelException if the file is damaged
     * @throws UnsupportedModelException if it uses what the compiled forest cannot score, naming it
     */
    static XgboostModel read(byte[] bytes, String format) {
        // All of it before anything is found to be unsupported, since another engine may take that over and ask for
        // soundness.
        ParsedModel parsed = ParsedModel.read(bytes, format);
        ModelHeader header = parsed.reader().header();
        CategoryLookup lookup = parsed.lookup(CategoryNames.NONE);
        int counting = parsed.booster().rounds(header.outputs()).trees(header.rounds());
        List<WeightedTree> trees = parsed.trees().subList(0, counting).stream()
                .map(one -> new WeightedTree(lookup.translated(one.tree()), one.weight(), one.index(), one.output()))
                .toList();
        return new XgboostModel(header, trees);
    }

    /**
     * Refuses damage wherever it can be told from what is unsupported.
     *
     * @throws InvalidModelException if the file is damaged
     */
    static void checkSound(byte[] bytes, String format) {
        try {
            read(bytes, format);
        } catch (UnsupportedModelException e) {
            LOG.log(System.Logger.Level.DEBUG, "left to another engine: {0}", e.getMessage());
        }
    }

    /** The same for a model with one margin for each row. */
    static XgboostModel readWithOneOutput(byte[] bytes, String format) {
        XgboostModel model = read(bytes, format);
        model.header.withOneOutput();
        return model;
    }
}
