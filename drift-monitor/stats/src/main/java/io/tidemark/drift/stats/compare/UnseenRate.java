package io.tidemark.drift.stats.compare;

import io.tidemark.drift.stats.distance.Shares;
import io.tidemark.drift.stats.profile.Bins;
import io.tidemark.drift.stats.profile.ColumnKind;

/**
 * Unseen-category rate: the share of the values of a categorical column that the reference does not have, which
 * {@link Bins} puts into its last bin. Missing values are no category. No floor: a single unseen value counts.
 */
public final class UnseenRate {
    private UnseenRate() {}

    /**
     * The rate of a column.
     *
     * @param bins of the reference
     * @param current counts over these bins
     * @return 0 to 1; 0 for a numeric column, which has no categories; NaN if there are no values
     */
    public static double of(Bins bins, long[] current) {
        double[] shares = Shares.exact(current);
        return bins.kind() == ColumnKind.CATEGORICAL || Double.isNaN(shares[0]) ? shares[shares.length - 1] : 0;
    }
}
