package io.tidemark.drift.stats.compare;

import io.tidemark.drift.stats.chance.PooledPsi;
import io.tidemark.drift.stats.distance.BinnedStatistic;
import io.tidemark.drift.stats.distance.Statistics;
import io.tidemark.drift.stats.profile.ColumnKind;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One column of a live profile beside its reference. Whether it drifted is for a judgement to say, which weighs all
 * columns of a window against each other.
 *
 * @param name the feature's name, or {@code score}
 * @param kind how it is binned
 * @param bins how many bins
 * @param nReference reference rows with a value
 * @param nCurrent live events with a value
 * @param statistics each with its value, in the order in which they are shown; NaN if no live event has a value
 * @param pooled what is held against its limit, which no statistic over all bins is
 * @param missingReference share of reference rows without a value
 * @param missingCurrent share of live events without a value
 * @param calendar follows the clock
 */
public record ColumnComparison(
        String name,
        ColumnKind kind,
        int bins,
        long nReference,
        long nCurrent,
        Map<BinnedStatistic, Double> statistics,
        PooledPsi pooled,
        double missingReference,
        double missingCurrent,
        boolean calendar) {

    public ColumnComparison {
        statistics = Collections.unmodifiableMap(new LinkedHashMap<>(statistics));
    }

    /** The one statistic that every comparison takes. */
    public double psi() {
        return statistics.get(Statistics.PSI);
    }
}
