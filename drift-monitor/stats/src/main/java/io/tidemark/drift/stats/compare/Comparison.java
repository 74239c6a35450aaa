package io.tidemark.drift.stats.compare;

import io.tidemark.drift.stats.chance.PooledPsi;
import io.tidemark.drift.stats.distance.BinnedStatistic;
import io.tidemark.drift.stats.distance.Statistics;
import io.tidemark.drift.stats.profile.LiveProfile;
import io.tidemark.drift.stats.profile.ReferenceColumn;
import io.tidemark.drift.stats.profile.ReferenceProfile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares live profiles with the reference profile of their model. */
public final class Comparison {
    private final double minimumEffect;

    /** @param minimumEffect PSI below which no shift matters, however sure it is */
    public Comparison(double minimumEffect) {
        this.minimumEffect = minimumEffect;
    }

    /** One comparison per column, in the order of the reference. */
    public List<ColumnComparison> of(ReferenceProfile reference, LiveProfile live) {
        List<ColumnComparison> columns = new ArrayList<>();
        for (int i = 0; i < reference.columns().size(); i++) {
            columns.add(column(reference.columns().get(i), live.histogram(i), live.missing(i)));
        }
        return columns;
    }

    private ColumnComparison column(ReferenceColumn reference, long[] current, long missing) {
        long present = 0;
        for (long count : current) {
            present += count;
        }
        Map<BinnedStatistic, Double> statistics = new LinkedHashMap<>();
        Statistics.OF_BINS.forEach(
                statistic -> statistics.put(statistic, statistic.between(reference.histogram(), current)));
        return new ColumnComparison(
                reference.name(),
                reference.bins().kind(),
                reference.bins().count(),
                reference.present(),
                present,
                statistics,
                PooledPsi.of(reference.chance(), reference.histogram(), current, minimumEffect),
                share(reference.missing(), reference.present()),
                share(missing, present),
                reference.calendar());
    }

    private static double share(long missing, long present) {
        return missing + present == 0 ? 0 : missing / (double) (missing + present);
    }
}
