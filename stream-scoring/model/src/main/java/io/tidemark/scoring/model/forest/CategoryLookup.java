package io.tidemark.scoring.model.forest;

import io.tidemark.scoring.model.engine.InvalidModelException;
import io.tidemark.scoring.model.engine.UnsupportedModelException;
import java.util.List;
import java.util.OptionalInt;

/**
 * Says of the codes that trees test which values of rows they stand for. A value that no code stands for is in no set,
 * so it goes left, as what is no category at all does.
 *
 * @param columns what the categories of each column are; empty if the model does not say, and then codes are values
 * @param featureNames for messages; may be empty
 * @param names the numbers that rows hold for texts
 */
record CategoryLookup(List<ColumnCategories> columns, List<String> featureNames, CategoryNames names) {

    boolean changesNothing() {
        return columns.stream().allMatch(ColumnCategories::isEmpty);
    }

    /**
     * The same tree with values in place of codes.
     *
     * @throws InvalidModelException if a code has no category
     * @throws UnsupportedModelException if rows have no number for a category
     */
    Tree translated(Tree tree) {
        if (!tree.hasCategories() || changesNothing()) {
            return tree;
        }
        int[][] categories = tree.categories().clone();
        for (int node = 0; node < categories.length; node++) {
            if (categories[node] != null) {
                categories[node] = values(tree.features()[node], categories[node]);
            }
        }
        return new Tree(
                tree.left(),
                tree.right(),
                tree.parents(),
                tree.features(),
                tree.conditions(),
                tree.defaultLeft(),
                tree.covers(),
                categories);
    }

    private int[] values(int column, int[] codes) {
        ColumnCategories categories =
                column >= 0 && column < columns.size() ? columns.get(column) : ColumnCategories.NONE;
        if (categories.isEmpty()) {
            throw new InvalidModelException("the model file tests categories of " + name(column)
                    + ", of which its cats name none, though they name those of other columns");
        }
        int[] values = new int[codes.length];
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] >= categories.size()) {
                throw new InvalidModelException("the model file tests category " + codes[i] + " of " + name(column)
                        + ", of which its cats name " + categories.size());
            }
            values[i] = categories.areTexts()
                    ? number(column, categories, codes[i])
                    : number(column, categories.numbers()[codes[i]]);
        }
        return values;
    }

    private int number(int column, ColumnCategories categories, int code) {
        String text = categories.texts()[code];
        OptionalInt number = names.number(column, text);
        if (number.isEmpty()) {
            throw new UnsupportedModelException(name(column) + " tests the category '" + ModelFile.shortened(text)
                    + "', a text, for which rows have no number; bundle the model with a catalogue whose dictionary of"
                    + " this column names all its categories: " + categories.shortened());
        }
        return number(column, number.getAsInt());
    }

    private int number(int column, long value) {
        if (value < 0 || value >= CategorySplits.BEYOND_CATEGORIES) {
            throw new UnsupportedModelException(name(column) + " has the category " + value
                    + ", but trees tell only whole numbers from 0 to " + (CategorySplits.BEYOND_CATEGORIES - 1)
                    + " apart; number its categories anew and train again");
        }
        return (int) value;
    }

    private String name(int column) {
        return "the column " + (column < featureNames.size() ? ModelFile.shortened(featureNames.get(column)) : column);
    }
}
