package io.tidemark.drift.stats.compare;

import io.tidemark.drift.stats.chance.PooledPsi;
import io.tidemark.drift.stats.distance.Statistic;
import io.tidemark.drift.stats.profile.ColumnKind;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How far a column of one table has moved away from that of another.
 *
 * @param histograms over the bins of the statistics that take bins
 * @param statistics each with its value, in the order in which they are shown; NaN where there is nothing to measure
 * @param pooled what judges the values that the reference knows
 * @param unseen what judges those that it does not
 */
public record ColumnShift(
        String name,
        ColumnKind kind,
        Histograms histograms,
        Map<Statistic, Double> statistics,
        PooledPsi pooled,
        UnseenShares unseen,
        MissingShares missing,
        ShiftVerdict verdict) {

    public ColumnShift {
        statistics = Collections.unmodifiableMap(new LinkedHashMap<>(statistics));
    }

    /** The value of a statistic. */
    public double of(Statistic statistic) {
        Double value = statistics.get(statistic);
        if (value == null) {
            throw new IllegalArgumentException(name + " was not compared by " + statistic.name());
        }
        return value;
    }

    public boolean drifted() {
        return verdict == ShiftVerdict.DRIFTED;
    }

    /** Whether there are too few values to say that the column has not drifted. */
    public boolean tooFew() {
        return verdict == ShiftVerdict.TOO_FEW;
    }
}
