package io.tidemark.scoring.model.forest;

import io.tidemark.scoring.model.InvalidModelException;
import io.tidemark.scoring.model.ScoringEngine;
import io.tidemark.scoring.model.UnsupportedModelException;
import java.util.List;

/**
 * An XGBoost model as tables, scored in pure Java: {@code gbtree} and {@code dart}, splits by number and by
 * category, one output.
 *
 * <p>A margin starts from the base margin and adds the leaves in the order of the trees, in float, as XGBoost does, and so
 * equals that of XGBoost4J's {@code predict(DMatrix, outputMargin)} bit for bit. All trees count, as they do there, even
 * if training stopped early. Infinite values are compared like any other. A category is a whole number; what is none, or
 * was never met in training, goes left, as in XGBoost. Nothing is allocated per row. Thread-safe.
 */
public final class CompiledForest implements ScoringEngine {

    /** One per thread for all forests, so that swapping models leaves nothing behind. */
    private static final ThreadLocal<int[]> KEYS = ThreadLocal.withInitial(() -> new int[64]);

    private final ModelHeader header;
    private final float baseMargin;
    private final TreeWalk table;

    private CompiledForest(XgboostModel model) {
        header = model.header();
        baseMargin = header.objective().baseMargin(header.baseScore());
        table = TreeWalk.of(model.trees(), header.featureCount());
    }

    /**
     * @param model the bytes of an XGBoost model file
     * @param format {@code json} or {@code ubj}
     * @throws InvalidModelException if the file is damaged
     * @throws UnsupportedModelException if it uses something else than described above, naming it
     */
    public static CompiledForest compile(byte[] model, String format) {
        return new CompiledForest(XgboostModel.read(model, format));
    }

    @Override
    public float margin(float[] row) {
        if (row.length != header.featureCount()) {
            throw wrongLength(row.length, 1);
        }
        int[] keys = keys();
        RowKeys.fill(row, 0, row.length, keys);
        return table.walk(keys, baseMargin);
    }

    @Override
    public void margins(float[] rows, float[] margins) {
        int featureCount = header.featureCount();
        if (rows.length != (long) margins.length * featureCount) {
            throw wrongLength(rows.length, margins.length);
        }
        int[] keys = keys();
        for (int i = 0; i < margins.length; i++) {
            RowKeys.fill(rows, i * featureCount, featureCount, keys);
            margins[i] = table.walk(keys, baseMargin);
        }
    }

    private int[] keys() {
        int[] keys = KEYS.get();
        int slots = RowKeys.slots(header.featureCount());
        if (keys.length < slots) {
            keys = new int[slots];
            KEYS.set(keys);
        }
        return keys;
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
    public void close() {}
}
