package io.tidemark.scoring.model.forest;

import io.tidemark.scoring.model.engine.UnsupportedModelException;
import io.tidemark.scoring.model.reasons.Contributions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Shares the margin of a row out among the features: exact path-dependent Shapley values, see {@link ContributionTree}.
 * They and the bias add up to the margin. Any number of threads may ask at once.
 */
public final class ForestContributions implements Contributions {

    /** One per thread for all forests, so that swapping models leaves nothing behind. */
    private static final ThreadLocal<ContributionScratch> SCRATCH = ThreadLocal.withInitial(ContributionScratch::new);

    private final int featureCount;
    private final List<ContributionBlock> blocks = new ArrayList<>();
    private final List<ContributionTree> trees;
    private final double bias;
    private final int largest;

    private ForestContributions(int featureCount, List<ContributionLayout> layouts, int[] sets, double baseMargin) {
        this.featureCount = featureCount;
        this.bias = baseMargin
                + layouts.stream().mapToDouble(ContributionLayout::mean).sum();
        this.trees = layouts.stream()
                .filter(layout -> !layout.isNearlyComplete())
                .map(layout -> new ContributionTree(layout, sets))
                .toList();
        this.largest = trees.stream().mapToInt(ContributionTree::size).max().orElse(0);
        List<ContributionLayout> complete = layouts.stream()
                .filter(ContributionLayout::isNearlyComplete)
                .sorted(Comparator.comparingInt(layout -> layout.depth))
                .toList();
        for (int first = 0; first < complete.size(); first += ContributionBlock.LANES) {
            int end = Math.min(complete.size(), first + ContributionBlock.LANES);
            blocks.add(new ContributionBlock(complete.subList(first, end), complete.get(end - 1).depth));
        }
    }

    /**
     * @param model the bytes of an XGBoost model file
     * @param format {@code json} or {@code ubj}
     * @throws io.tidemark.scoring.model.engine.InvalidModelException if the file is damaged
     * @throws UnsupportedModelException if it uses something that the compiled forest does not score, or has no covers
     */
    public static ForestContributions of(byte[] model, String format) {
        XgboostModel read = XgboostModel.readWithOneOutput(model, format);
        int featureCount = read.header().featureCount();
        List<ContributionLayout> layouts = new ArrayList<>();
        CategorySets sets = new CategorySets();
        for (WeightedTree weighted : read.trees()) {
            TreeOrder order = TreeOrder.of(weighted, featureCount);
            if (weighted.tree().covers().length == 0) {
                throw new UnsupportedModelException("contributions need the cover of every node, and tree "
                        + weighted.index() + " has none (sum_hessian); save the model without leaving it out");
            }
            layouts.add(new ContributionLayout(weighted, order, sets));
        }
        return new ForestContributions(
                featureCount, layouts, sets.words(), read.header().baseMargin(0));
    }

    /** The mean margin of the training rows, by cover: what a row of which nothing is known would get. */
    public double bias() {
        return bias;
    }

    @Override
    public int featureCount() {
        return featureCount;
    }

    @Override
    public void contributions(float[] row, double[] contributions) {
        if (row.length != featureCount || contributions.length != featureCount) {
            throw new IllegalArgumentException("the model has " + featureCount + " features, but " + row.length
                    + " values came with room for " + contributions.length + " contributions");
        }
        ContributionScratch scratch = SCRATCH.get();
        scratch.fit(largest, RowKeys.slots(featureCount));
        RowKeys.fill(row, 0, featureCount, scratch.row);
        Arrays.fill(contributions, 0);
        for (ContributionBlock block : blocks) {
            block.add(scratch.row, contributions, scratch.block);
        }
        for (ContributionTree tree : trees) {
            tree.add(scratch.row, contributions, scratch);
        }
    }
}
