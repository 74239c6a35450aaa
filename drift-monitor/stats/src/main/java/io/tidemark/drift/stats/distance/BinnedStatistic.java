package io.tidemark.drift.stats.distance;

/** A statistic that takes nothing but how many values fall into each bin, which is what is known of live traffic. */
public interface BinnedStatistic extends Statistic {

    /**
     * @param reference values in each bin
     * @param current likewise, over the same bins
     * @return NaN if one of the two is empty
     */
    double between(long[] reference, long[] current);

    @Override
    default double of(TwoSamples samples) {
        return between(samples.referenceCounts(), samples.currentCounts());
    }
}
