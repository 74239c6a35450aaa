package io.tidemark.cli.page;

import io.tidemark.drift.stats.compare.ColumnShift;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The bins of a column of many of which the shares moved most. */
public final class MovedBins {

    /** So many are shown of a column that has more than {@link #MANY}. */
    public static final int SHOWN = 10;

    /** Beyond so many bins a column is summed up. */
    public static final int MANY = 24;

    private MovedBins() {}

    /** Whether a column is to be summed up. */
    public static boolean isToBeSummedUp(ColumnShift column) {
        return column.histograms().bins() > MANY;
    }

    /** The bins that moved most, those first; of columns of few bins all, in their order. */
    static List<Integer> of(ColumnShift column) {
        if (!isToBeSummedUp(column)) {
            return IntStream.range(0, column.histograms().bins()).boxed().toList();
        }
        return IntStream.range(0, column.histograms().bins())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer bin) -> -Math.abs(now(column, bin) - before(column, bin))))
                .limit(SHOWN)
                .toList();
    }

    /** In one sentence. */
    public static String text(ColumnShift column) {
        return column.name() + " has " + Html.count(column.histograms().bins()) + " bins; these moved most: "
                + of(column).stream()
                        .map(bin -> column.histograms().labels()[bin] + " " + Html.percent(before(column, bin)) + " → "
                                + Html.percent(now(column, bin)))
                        .collect(Collectors.joining(", "));
    }

    static double before(ColumnShift column, int bin) {
        return share(column.histograms().reference()[bin], column.histograms().nReference());
    }

    static double now(ColumnShift column, int bin) {
        return share(column.histograms().current()[bin], column.histograms().nCurrent());
    }

    private static double share(long count, long of) {
        return of == 0 ? 0 : count / (double) of;
    }
}
