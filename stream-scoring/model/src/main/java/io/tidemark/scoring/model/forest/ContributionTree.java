package io.tidemark.scoring.model.forest;

/**
 * One tree, prepared to share out what it gives a row among the features.
 *
 * <p>A leaf of value v is reached through m different features. For feature j let z be the share of the training rows
 * (by cover) that go its way on at j's splits, and o be 1 if the row does, else 0. The Shapley value of feature i is
 *
 * <pre>  v (o_i - z_i) ∫ ∏_{j≠i} g_j dt,   g_j = z_j (1 - t) + o_j t,   over t in [0, 1]</pre>
 *
 * because |S|! (m-|S|-1)! / m! is the integral of t^|S| (1-t)^(m-1-|S|). The integrand is a polynomial of degree m - 1,
 * so m / 2 points of {@link GaussLegendre} integrate it exactly. At each point let D be the product of the factors on
 * the way to a split, and G of either child the sum of the leaves below it, each times the factors on its way from
 * there. A split that sends the share s of its rows left changes the factor of its feature from h (1, if nothing above
 * tests the feature) to r h on the left and (1 - r) h on the right, so G of the split is r G_left + (1 - r) G_right,
 * and collecting terms its feature gets
 *
 * <pre>  o z (a - s) ∫ D (G_left - G_right) / h² dt,   a = 1 if the row goes left, else 0</pre>
 *
 * where o and z are those of the feature before the split (1 and 1, if nothing above tests it). The idea of passing
 * evaluated polynomials through the tree once is that of Yu, Xu, Huang, Wang: Linear TreeShap, NeurIPS 2022; values are
 * path-dependent as in Lundberg et al., Consistent Individualized Feature Attribution for Tree Ensembles, 2018.
 */
final class ContributionTree {

    private static final int NONE = ContributionLayout.NONE;

    /** Numbers of splits, level by level; leaves are numbered behind them. */
    private final int splits;

    private final GaussLegendre quadrature;
    private final int[] features;
    /** Where in a row of {@link RowKeys} each split looks, and the key of its split point: nothing to be predicted. */
    private final int[] slots;

    private final int[] keys;
    /** Which splits test categories, those that go right being the set that the key names; empty if none does. */
    private final boolean[] byCategory;

    private final int[] sets;
    /** s. */
    private final double[] shares;

    private final int[] left;
    private final int[] right;
    private final double[] leaves;
    /** The nearest split above that tests the same feature, times 2, plus 1 if it lies to that one's left; or none. */
    private final int[] above;
    /** z: share of the rows that go the way of the splits above that test the same feature. */
    private final double[] sharesAbove;
    /** By point and split: 1 / h as it is where o = 1. */
    private final double[][] inverses;

    /** @param sets in which the layout found its categories */
    ContributionTree(ContributionLayout layout, int[] sets) {
        this.sets = sets;
        splits = layout.splits;
        features = layout.features;
        slots = layout.slots;
        keys = layout.keys;
        byCategory = layout.byCategory;
        shares = layout.shares;
        left = layout.left;
        right = layout.right;
        leaves = layout.leaves;
        above = layout.above;
        sharesAbove = layout.sharesAbove;
        quadrature = GaussLegendre.of(Math.max(1, (layout.mostFeatures + 1) / 2));
        inverses = new double[quadrature.points().length][splits];
        for (int q = 0; q < inverses.length; q++) {
            double t = quadrature.points()[q];
            for (int split = 0; split < splits; split++) {
                inverses[q][split] = above[split] == NONE ? 1 : 1 / (sharesAbove[split] * (1 - t) + t);
            }
        }
    }

    /** How many splits and leaves {@link #add} needs room for. */
    int size() {
        return splits + leaves.length;
    }

    /**
     * Adds what each feature of the row contributes.
     *
     * @param row as keys
     */
    void add(int[] row, double[] contributions, ContributionScratch scratch) {
        if (splits == 0) {
            return;
        }
        decide(row, scratch);
        System.arraycopy(leaves, 0, scratch.sums, splits, leaves.length);
        for (int q = 0; q < inverses.length; q++) {
            goDown(q, scratch);
            goUp(q, scratch);
        }
        for (int split = 0; split < splits; split++) {
            contributions[features[split]] += scratch.effects[split] * scratch.gains[split];
        }
    }

    /** What the row does at every split. */
    private void decide(int[] row, ContributionScratch scratch) {
        int[] states = scratch.states;
        boolean byNumber = byCategory.length == 0;
        for (int split = 0; split < splits; split++) {
            int key = row[slots[split]];
            int a = byNumber || !byCategory[split]
                    ? (int) (((long) key - keys[split]) >>> 63)
                    : CategorySets.left(sets, keys[split], key);
            int open = above[split] == NONE ? 1 : open(above[split], states);
            states[split] = (open << 1) | a;
            // Where o = 0, the share s of the factor goes left at every point.
            scratch.taken[split] = open * a + (1 - open) * shares[split];
            scratch.effects[split] = open * sharesAbove[split] * (a - shares[split]);
            scratch.gains[split] = 0;
        }
    }

    /** o: whether the row goes all the way that the splits above on the same feature ask for. */
    static int open(int above, int[] states) {
        int state = states[above >> 1];
        return (state >> 1) & (1 ^ (state ^ above) & 1);
    }

    /** D at every split, and the share r of its factor that goes left. */
    private void goDown(int q, ContributionScratch scratch) {
        double[] products = scratch.products;
        double[] ratios = scratch.ratios;
        double[] taken = scratch.taken;
        double[] inverse = inverses[q];
        double t = quadrature.points()[q];
        products[0] = quadrature.weights()[q];
        for (int split = 0; split < splits; split++) {
            double passing = sharesAbove[split] * shares[split] * (1 - t);
            double ratio = (passing + taken[split] * t) * inverse[split];
            double product = products[split];
            double onLeft = product * ratio;
            ratios[split] = ratio;
            products[left[split]] = onLeft;
            products[right[split]] = product - onLeft;
        }
    }

    /** G of every split, and the integrand at this point. */
    private void goUp(int q, ContributionScratch scratch) {
        double[] sums = scratch.sums;
        double[] gains = scratch.gains;
        double[] products = scratch.products;
        double[] ratios = scratch.ratios;
        double[] inverse = inverses[q];
        for (int split = splits - 1; split >= 0; split--) {
            double onRight = sums[right[split]];
            double difference = sums[left[split]] - onRight;
            sums[split] = onRight + ratios[split] * difference;
            gains[split] += products[split] * difference * inverse[split] * inverse[split];
        }
    }
}
