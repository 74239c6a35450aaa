package io.tidemark.scoring.model.forest;

import io.tidemark.scoring.model.engine.InvalidModelException;
import io.tidemark.scoring.model.engine.ScoringEngine;
import io.tidemark.scoring.model.engine.UnsupportedModelException;
import java.util.List;
import java.util.Optional;

/**
 * An XGBoost model as tables, scored in pure Java: {@code gbtree} and {@code dart}, splits by number and by
 * category, one output.
 *
 * <p>A margin starts from the base margin and adds the leaves in the order of the trees, in float, as XGBoost does, and
 * so equals that of XGBoost4J's {@code predict(DMatrix, outputMargin, treeLimit)} bit for bit. If the model carries the
 * attribute {@code best_iteration}, which XGBoost writes when it stops early (and XGBoost4J whenever it is given
 * something to watch), trees count up to and including that round, as in XGBoost's own scikit-learn interface; its
 * plain
 * {@code predict} takes all unless it is told the limit, {@link ModelHeader#treeLimit()}. Infinite values are compared
 * like any other. A category is a whole number; what is none, or was never met in training, goes left, as in XGBoost.
 * Nothing is allocated per row. Thread-safe.
 */
public final class CompiledForest implements ScoringEngine {

    private final ModelHeader header;
    private final float baseMargin;
    private final TreeWalk table;
    private final String structure;

    private CompiledForest(XgboostModel model) {
        header = model.header();
        baseMargin = header.baseMargin(0);
        table = TreeWalk.of(model.trees(), header.featureCount());
        structure = ForestDigest.of(model);
    }

    /**
     * @param model the bytes of an XGBoost model file
     * @param format {@code json} or {@code ubj}
     * @throws InvalidModelException if the file is damaged
     * @throws UnsupportedModelException if it uses something else than described above, naming it
     */
    public static CompiledForest compile(byte[] model, String format) {
        return new CompiledForest(XgboostModel.readWithOneOutput(model, format));
    }

    @Override
    public float margin(float[] row) {
        if (row.length != header.featureCount()) {
            throw wrongLength(row.length, 1);
        }
        int[] keys = RowKeys.ofThread(header.featureCount());
        RowKeys.fill(row, 0, row.length, keys);
        return table.walk(keys, baseMargin);
    }

    @Override
    public void margins(float[] rows, float[] margins) {
        int featureCount = header.featureCount();
        if (rows.length != (long) margins.length * featureCount) {
            throw wrongLength(rows.length, margins.length);
        }
        int[] keys = RowKeys.ofThread(header.featureCount());
        for (int i = 0; i < margins.length; i++) {
            RowKeys.fill(rows, i * featureCount, featureCount, keys);
            margins[i] = table.walk(keys, baseMargin);
        }
    }

    private IllegalArgumentException wrongLength(int values, int rows) {
        return new IllegalArgumentException("the model has " + header.featureCount() + " features, but " + values
                + " values came for " + rows + " rows");
    }

    @Override
    public double score(float margin) {
        return header.objective().score(margin);
    }

    @Override
    public int featureCount() {
        return header.featureCount();
    }

    @Override
    public List<String> featureNames() {
        return header.featureNames();
    }

    @Override
    public Optional<String> structure() {
        return Optional.of(structure);
    }

    /** What scoring a row costs. */
    public ForestWork work() {
        return new ForestWork(table.size(), table.steps());
    }

    @Override
    public void close() {}
}
