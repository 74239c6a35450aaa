package io.tidemark.scoring.model.forest;

import io.tidemark.scoring.model.engine.InvalidModelException;
import io.tidemark.scoring.model.engine.UnsupportedModelException;

/** Reads one element of {@code trees} and checks that its arrays have the sizes that it claims. */
final class TreeReader {

    private static final int[] NONE = {};

    private final ModelFile file;
    private final int index;
    private int[] left = NONE;
    private int[] right = NONE;
    private int[] parents = NONE;
    private int[] features = NONE;
    private float[] conditions = {};
    private int[] defaultLeft = NONE;
    private float[] covers = {};
    private int[] splitTypes = NONE;
    private int[] categories = NONE;
    private int[] categoriesNodes = NONE;
    private int[] categoriesSegments = NONE;
    private int[] categoriesSizes = NONE;
    private int id = -1;
    private int nodes = -1;
    private int leafVector;

    /** @param index the position of the tree in its model */
    TreeReader(ModelFile file, int index) {
        this.file = file;
        this.index = index;
    }

    Tree read() {
        file.object(this::field);
        if (leafVector > 1) {
            throw new UnsupportedModelException("trees with vectors at their leaves are not supported");
        }
        if (id != index) {
            throw invalid("has the id " + id);
        }
        if (nodes < 1) {
            throw invalid("has no node");
        }
        checkSize("left_children", left.length);
        checkSize("right_children", right.length);
        checkSize("parents", parents.length);
        checkSize("split_indices", features.length);
        checkSize("split_conditions", conditions.length);
        checkSize("default_left", defaultLeft.length);
        if (covers.length > 0) {
            checkSize("sum_hessian", covers.length);
        }
        if (splitTypes.length > 0) {
            checkSize("split_type", splitTypes.length);
        }
        int[][] byNode = new CategorySplits(
                        splitTypes, categoriesNodes, categoriesSegments, categoriesSizes, categories)
                .byNode(index);
        return new Tree(left, right, parents, features, conditions, defaultLeft, covers, byNode);
    }

    private void field(String name) {
        switch (name) {
            case "id" -> id = file.integer();
            case "left_children" -> left = file.ints();
            case "right_children" -> right = file.ints();
            case "parents" -> parents = file.ints();
            case "split_indices" -> features = file.ints();
            case "split_conditions" -> conditions = file.floats();
            case "default_left" -> defaultLeft = file.ints();
            case "sum_hessian" -> covers = file.floats();
            case "split_type" -> splitTypes = file.ints();
            case "categories" -> categories = file.ints();
            case "categories_nodes" -> categoriesNodes = file.ints();
            case "categories_segments" -> categoriesSegments = file.ints();
            case "categories_sizes" -> categoriesSizes = file.ints();
            case "tree_param" -> file.object(this::parameter);
            default -> file.skip();
        }
    }

    private void parameter(String name) {
        switch (name) {
            case "num_nodes" -> nodes = file.parameter();
            case "size_leaf_vector" -> leafVector = file.parameter();
            default -> file.skip();
        }
    }

    private void checkSize(String name, int size) {
        if (size != nodes) {
            throw invalid("has " + nodes + " nodes, but " + size + " values in " + name);
        }
    }

    private InvalidModelException invalid(String what) {
        return new InvalidModelException("the model file's tree " + index + " " + what);
    }
}
