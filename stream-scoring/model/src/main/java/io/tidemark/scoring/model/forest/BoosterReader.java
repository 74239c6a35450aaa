package io.tidemark.scoring.model.forest;

import io.tidemark.scoring.model.InvalidModelException;
import io.tidemark.scoring.model.UnsupportedModelException;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code gradient_booster}: the trees of a {@code gbtree}, or those of a {@code dart} with their weights. */
final class BoosterReader {

    private final ModelFile file;
    private final List<Tree> trees = new ArrayList<>();
    private String name;
    private int[] groups = {};
    private float[] weights;
    private int claimedTrees = -1;

    BoosterReader(ModelFile file) {
        this.file = file;
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
            case "trees" -> file.array(() -> trees.add(new TreeReader(file, trees.size()).read()));
            case "tree_info" -> groups = file.ints();
            default -> file.skip();
        }
    }

    private void parameter(String parameter) {
        if (parameter.equals("num_trees")) {
            claimedTrees = file.parameter();
        } else {
            file.skip();
        }
    }

    /** The trees in the order in which their leaves are added up. */
    List<WeightedTree> trees() {
        if (!"gbtree".equals(name) && !"dart".equals(name)) {
            throw new UnsupportedModelException("the booster '" + ModelFile.shortened(String.valueOf(name))
                    + "' is not supported; supported are gbtree and dart");
        }
        boolean dart = name.equals("dart");
        if (dart == (weights == null)) {
            throw new InvalidModelException("the model file's weight_drop belongs to a dart, and only there");
        }
        checkCount("num_trees", claimedTrees);
        checkCount("tree_info", groups.length);
        if (dart) {
            checkCount("weight_drop", weights.length);
        }
        List<WeightedTree> weighted = new ArrayList<>();
        for (int i = 0; i < trees.size(); i++) {
            if (groups[i] != 0) {
                throw new InvalidModelException("the model file's tree " + i + " belongs to the output " + groups[i]
                        + ", but the model has one");
            }
            weighted.add(new WeightedTree(trees.get(i), dart ? weights[i] : 1, i, groups[i]));
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
