package io.tidemark.scoring.model.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ContributionBlockTest {

    /** Trees of any shape, so that most of the block is filled up. */
    @Property(tries = 200)
    void aBlockGivesWhatItsTreesGiveOneByOne(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = ContributionBlock.LANES) int trees,
            @ForAll @IntRange(min = 1, max = 9) int features,
            @ForAll @IntRange(min = 1, max = ContributionBlock.DEEPEST) int depth,
            @ForAll boolean dart) {
        RandomModel random = new RandomModel(seed, trees, features, depth, dart);
        XgboostModel model = XgboostModel.read(random.ubj(), "ubj");
        CategorySets sets = new CategorySets();
        List<ContributionLayout> layouts = new ArrayList<>();
        for (WeightedTree tree : model.trees()) {
            layouts.add(new ContributionLayout(tree, TreeOrder.of(tree, features), sets));
        }
        ContributionBlock block = new ContributionBlock(layouts, depth);
        ContributionScratch scratch = new ContributionScratch();
        int[] row = new int[RowKeys.slots(features)];
        for (int i = 0; i < 3; i++) {
            RowKeys.fill(random.row(), 0, features, row);
            double[] together = new double[features];
            double[] oneByOne = new double[features];
            block.add(row, together, scratch.block);
            for (ContributionLayout layout : layouts) {
                ContributionTree tree = new ContributionTree(layout, sets.words());
                scratch.fit(tree.size(), row.length);
                tree.add(row, oneByOne, scratch);
            }
            for (int f = 0; f < features; f++) {
                assertThat(together[f]).isCloseTo(oneByOne[f], within(1e-11));
            }
        }
    }
}
