package io.tidemark.cli.page;

import io.tidemark.drift.stats.distance.Statistic;
import io.tidemark.drift.stats.distance.Statistics;
import io.tidemark.schemas.ColumnDrift;
import io.tidemark.schemas.DriftReport;
import java.util.List;

/** The statistics that a report of a window has, in the order of the list; an older build wrote PSI alone. */
public final class LiveStatistics {

    private LiveStatistics() {}

    public static List<Statistic> of(DriftReport report) {
        return Statistics.OF_BINS.stream()
                .map(Statistic.class::cast)
                .filter(statistic -> statistic.equals(Statistics.PSI)
                        || report.getColumns().stream()
                                .anyMatch(column -> column.getStatistics().containsKey(statistic.name())))
                .toList();
    }

    /** NaN where a column does not have it. */
    public static double value(ColumnDrift column, Statistic statistic) {
        return statistic.equals(Statistics.PSI)
                ? column.getPsi()
                : column.getStatistics().getOrDefault(statistic.name(), Double.NaN);
    }
}
