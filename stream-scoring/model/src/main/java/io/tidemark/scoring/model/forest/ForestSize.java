package io.tidemark.scoring.model.forest;

import io.tidemark.scoring.model.engine.InvalidModelException;
import io.tidemark.scoring.model.engine.UnsupportedModelException;
import java.util.List;
import java.util.Optional;

/**
 * How large the part of a model is that scores: trees of rounds behind {@code best_iteration} are left out, and so are
 * nodes that pruning deleted.
 *
 * @param trees number of trees
 * @param leaves of all trees
 * @param depth splits on the longest way to a leaf
 */
public record ForestSize(int trees, long leaves, int depth) {

    /**
     * Empty for a model that is no forest, or none that is sound.
     *
     * @param format {@code json} or {@code ubj}
     */
    public static Optional<ForestSize> of(byte[] model, String format) {
        try {
            ParsedModel parsed = ParsedModel.read(model, format);
            ModelHeader header = parsed.reader().header();
            int counting = parsed.booster().rounds(header.outputs()).trees(header.rounds());
            return Optional.of(of(parsed.trees().subList(0, counting), header.featureCount()));
        } catch (InvalidModelException | UnsupportedModelException e) {
            return Optional.empty();
        }
    }

    private static ForestSize of(List<WeightedTree> trees, int featureCount) {
        long leaves = 0;
        int deepest = 0;
        for (WeightedTree tree : trees) {
            TreeOrder order = TreeOrder.of(tree, featureCount);
            deepest = Math.max(deepest, order.depth());
            for (int node : order.nodes()) {
                leaves += tree.tree().isLeaf(node) ? 1 : 0;
            }
        }
        return new ForestSize(trees.size(), leaves, deepest);
    }
}
