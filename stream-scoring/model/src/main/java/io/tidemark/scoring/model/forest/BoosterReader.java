package io.tidemark.scoring.model.forest;

import io.tidemark.scoring.model.engine.InvalidModelException;
import io.tidemark.scoring.model.engine.UnsupportedModelException;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code gradient_booster}: the trees of a {@code gbtree}, or those of a {@code dart} with their weights. */
final class BoosterReader {

    /** Far beyond any model; keeps a damaged count from claiming memory. */
    private static final int MOST_TREES = 1_000_000;

    private final ModelFile file;
    private final boolean withTrees;
    private final List<Tree> trees = new ArrayList<>();
    private String name;
    private int[] groups = {};
    private float[] weights;
    private int[] rounds = {};
    private int claimedTrees;
    private int parallelTrees = 1;
    private List<ColumnCategories> categories = List.of();

    BoosterReader(ModelFile file) {
        this(file, true);
    }

    private BoosterReader(ModelFile file, boolean withTrees) {
        this.file = file;
        this.withTrees = withTrees;
    }

    /** Reads what is said about the trees only. */
    static BoosterReader withoutTrees(ModelFile file) {
        return new BoosterReader(file, false);
    }

    /** Consumes the booster. */
    void read() {
        file.object(this::field);
    }

    private void field(String field) {
        switch (field) {
            case "name" -> name = file.text();
            case "model" -> file.object(this::modelField);
            case "gbtree" -> file.object(this::innerField);
            case "weight_drop" -> weights = file.floats();
            default -> file.skip();
        }
    }

    /** A dart keeps its trees in a booster inside of it. */
    private void innerField(String field) {
        if (field.equals("model")) {
            file.object(this::modelField);
        } else {
            file.skip();
        }
    }

    private void modelField(String field) {
        switch (field) {
            case "gbtree_model_param" -> file.object(this::parameter);
            case "tree_info" -> groups = file.ints();
            case "iteration_indptr" -> rounds = file.ints();
            // From 3.4 on, where a dart is a gbtree with weights.
            case "weight_drop" -> weights = file.floats();
            case "cats" -> categories = new CategoriesReader(file).read();
            case "trees" -> trees();
            default -> file.skip();
        }
    }

    private void trees() {
        if (withTrees) {
            file.array(() -> trees.add(new TreeReader(file, trees.size()).read()));
        } else {
            file.skip();
        }
    }

    private void parameter(String parameter) {
        switch (parameter) {
            case "num_trees" -> claimedTrees = parameter(0);
            case "num_parallel_tree" -> parallelTrees = parameter(1);
            default -> file.skip();
        }
    }

    private int parameter(int least) {
        int value = file.parameter();
        if (value < least || value > MOST_TREES) {
            throw file.invalid("is " + value + ", but must be " + least + " to " + MOST_TREES);
        }
        return value;
    }

    int treesARound() {
        return parallelTrees;
    }

    /** What the categories of each column are; empty if the file does not say. */
    List<ColumnCategories> categories() {
        return categories;
    }

    /** @throws InvalidModelException if the trees are no whole rounds */
    Rounds rounds(int outputs) {
        return Rounds.of(rounds, claimedTrees, parallelTrees * outputs);
    }

    /**
     * All trees in the order in which their leaves are added up, each proved to be one.
     *
     * @param outputs number of margins to which they may add
     */
    List<WeightedTree> trees(int featureCount, int outputs) {
        if (!"gbtree".equals(name) && !"dart".equals(name)) {
            throw new UnsupportedModelException("the booster '" + ModelFile.shortened(String.valueOf(name))
                    + "' is not supported; supported are gbtree and dart");
        }
        if (name.equals("dart") && weights == null) {
            throw new InvalidModelException("the model file's dart has no weight_drop");
        }
        checkCount("num_trees", claimedTrees);
        checkCount("tree_info", groups.length);
        if (weights != null && (name.equals("dart") || weights.length > trees.size())) {
            checkCount("weight_drop", weights.length);
        }
        List<WeightedTree> weighted = new ArrayList<>();
        for (int i = 0; i < trees.size(); i++) {
            if (groups[i] < 0 || groups[i] >= outputs) {
                throw new InvalidModelException("the model file's tree " + i + " belongs to the output " + groups[i]
                        + ", but the model has " + outputs);
            }
            // Trees that were grown before the first was dropped may have no weight.
            float weight = weights != null && i < weights.length ? weights[i] : 1;
            WeightedTree tree = new WeightedTree(trees.get(i), weight, i, groups[i]);
            TreeOrder.of(tree, featureCount);
            weighted.add(tree);
        }
        return weighted;
    }

    private void checkCount(String what, int count) {
        if (count != trees.size()) {
            throw new InvalidModelException(
                    "the model file has " + trees.size() + " trees, but " + what + " speaks of " + count);
        }
    }
}
