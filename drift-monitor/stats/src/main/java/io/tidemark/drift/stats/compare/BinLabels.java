package io.tidemark.drift.stats.compare;

import io.tidemark.drift.stats.profile.Bins;
import java.util.Locale;

/** What the bins of a column hold, for people. */
final class BinLabels {

    private BinLabels() {}

    static String[] of(ColumnSamples column, Bins bins) {
        String[] labels = new String[bins.count()];
        int at = 0;
        for (double atom : bins.atoms()) {
            labels[at++] = column.text() ? column.categories().get((int) atom) : number(atom);
        }
        if (bins.edges().isEmpty()) {
            labels[at] = at == 0 ? "any" : "others";
            return labels;
        }
        for (int i = 0; i <= bins.edges().size(); i++) {
            labels[at++] = interval(bins, i);
        }
        return labels;
    }

    private static String interval(Bins bins, int i) {
        if (i == 0) {
            return "to " + number(bins.edges().get(0));
        }
        return i == bins.edges().size()
                ? "above " + number(bins.edges().get(i - 1))
                : "to " + number(bins.edges().get(i));
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : String.format(Locale.ROOT, "%.5g", value);
    }
}
