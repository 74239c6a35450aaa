package io.tidemark.scoring.model.forest;

import io.tidemark.scoring.model.engine.InvalidModelException;
import java.util.Arrays;

/**
 * The reachable nodes of a tree, level by level, the two children of a node side by side. Building it proves that the
 * tree is one: every node is reached once, from the parent that it names, and ends in leaves of finite value.
 *
 * @param nodes the node at each position; the root is at 0
 * @param positions the position of each reachable node
 * @param depth number of tests on the longest way to a leaf
 */
record TreeOrder(int[] nodes, int[] positions, int depth) {

    private static final int UNREACHED = -1;

    /** @param featureCount number of features that may be tested */
    static TreeOrder of(WeightedTree weighted, int featureCount) {
        return new Walk(weighted, featureCount).order();
    }

    private static final class Walk {

        private final WeightedTree weighted;
        private final Tree tree;
        private final int featureCount;
        private final int[] nodes;
        private final int[] positions;
        private int reached;

        Walk(WeightedTree weighted, int featureCount) {
            this.weighted = weighted;
            this.tree = weighted.tree();
            this.featureCount = featureCount;
            this.nodes = new int[tree.size()];
            this.positions = new int[tree.size()];
            Arrays.fill(positions, UNREACHED);
        }

        TreeOrder order() {
            reach(0, Tree.NO_PARENT);
            int depth = 0;
            int levelEnd = 1;
            for (int at = 0; at < reached; at++) {
                if (at == levelEnd) {
                    depth++;
                    levelEnd = reached;
                }
                visit(nodes[at]);
            }
            checkDeleted();
            return new TreeOrder(Arrays.copyOf(nodes, reached), positions, depth);
        }

        /** XGBoost looks at the parent of every node when it loads a file, reachable or not. */
        private void checkDeleted() {
            for (int node = 1; node < tree.size(); node++) {
                int parent = tree.parents()[node];
                if (positions[node] == UNREACHED && (parent < 0 || parent >= tree.size())) {
                    throw invalid(node, "is deleted and names the parent " + parent + ", which does not exist");
                }
            }
        }

        private void visit(int node) {
            if (tree.isLeaf(node)) {
                if (tree.right()[node] != -1 || !Float.isFinite(weighted.leaf(node))) {
                    throw invalid(node, "is a leaf with a right child or without a finite value");
                }
                return;
            }
            checkSplit(node);
            // XGBoost itself finds the right child as the one behind the left, whatever the file says.
            if (tree.right()[node] != tree.left()[node] + 1) {
                throw invalid(node, "has children that are not side by side");
            }
            reach(tree.left()[node], node);
            reach(tree.right()[node], node);
        }

        private void checkSplit(int node) {
            int feature = tree.features()[node];
            if (feature < 0 || feature >= featureCount) {
                throw invalid(node, "tests feature " + feature + ", but the model has " + featureCount);
            }
            if (!tree.isCategorical(node) && Float.isNaN(tree.conditions()[node])) {
                throw invalid(node, "splits at NaN");
            }
            if (tree.defaultLeft()[node] < 0 || tree.defaultLeft()[node] > 1) {
                throw invalid(node, "has no direction for missing values");
            }
        }

        private void reach(int node, int parent) {
            if (node < 0 || node >= tree.size()) {
                throw invalid(parent, "has the child " + node + ", which does not exist");
            }
            if (positions[node] != UNREACHED) {
                throw invalid(node, "is reached twice");
            }
            if (tree.parents()[node] != parent) {
                throw invalid(node, "names the parent " + tree.parents()[node] + ", but is the child of " + parent);
            }
            positions[node] = reached;
            nodes[reached++] = node;
        }

        private InvalidModelException invalid(int node, String what) {
            return new InvalidModelException(
                    "node " + node + " of tree " + weighted.index() + " in the model file " + what);
        }
    }
}
