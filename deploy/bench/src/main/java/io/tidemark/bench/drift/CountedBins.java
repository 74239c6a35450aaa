package io.tidemark.bench.drift;

import io.tidemark.bench.jmh.ColumnEvents;
import io.tidemark.bench.jmh.ColumnShape;
import io.tidemark.drift.job.segments.ValueCounts;
import io.tidemark.drift.stats.profile.Binning;
import io.tidemark.drift.stats.profile.Bins;
import io.tidemark.drift.stats.profile.LiveProfile;
import io.tidemark.drift.stats.profile.ReferenceProfile;
import java.util.Arrays;

/** What the monitor has counted, beside a search through all bins for each value. */
final class CountedBins {
    private static final int EVENTS = 5_000;

    private CountedBins() {}

    /** Whether every bin of every column holds what the slow way puts there. */
    static boolean equal(ColumnShape shape) {
        double[][] events = ColumnEvents.of(shape, 3, EVENTS);
        ReferenceProfile profile = ColumnEvents.profile(shape);
        Binning binning = new Binning(profile);
        ValueCounts counts = new ValueCounts(1);
        for (double[] event : events) {
            counts.add("", binning.size(), binning.slots(event, false));
        }
        LiveProfile live = new LiveProfile(profile, counts.counts().get(""));
        for (int column = 0; column < ColumnEvents.COLUMNS; column++) {
            int of = column;
            double[] values =
                    Arrays.stream(events).mapToDouble(event -> event[of]).toArray();
            if (!Arrays.equals(
                    live.histogram(column), slow(profile.columns().get(column).bins(), values))) {
                return false;
            }
        }
        return live.events() == EVENTS;
    }

    private static long[] slow(Bins bins, double[] values) {
        long[] counts = new long[bins.count()];
        for (double value : values) {
            int atom = bins.atoms().indexOf(value + 0.0);
            long below = bins.edges().stream().filter(edge -> edge < value).count();
            counts[atom >= 0 ? atom : bins.atoms().size() + (int) below]++;
        }
        return counts;
    }
}
