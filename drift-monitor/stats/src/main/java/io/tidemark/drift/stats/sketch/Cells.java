package io.tidemark.drift.stats.sketch;

import java.util.Arrays;
import java.util.TreeSet;

/**
 * The cells that a reference fixes for the sketches of a column: up to {@value #QUANTILES} of equal reference share,
 * one for each value that holds as much by itself, those that a caller asks for, and one on either side of the
 * reference. The widest are split until there are {@value #SPLIT}, so that what the reference has little of is seen,
 * too. Immutable.
 */
public final class Cells {
    private static final int QUANTILES = 1_024;
    private static final double GAP = 1.0 / 16;
    /** How many cells there are with those that wide ones are split into. */
    private static final int SPLIT = 1_280;

    /** More cuts than these in one slot are no accident. */
    private static final int CROWD = 4;

    private final CutIndex index;

    private Cells(CutIndex index) {
        this.index = index;
    }

    /**
     * The cells of a reference.
     *
     * @param reference values in any order; NaN and infinities fix nothing
     * @param asked cuts that must be among those of the cells, such as the edges of bins; not NaN
     */
    public static Cells of(double[] reference, double[] asked) {
        double[] sorted = Arrays.stream(reference)
                .filter(Double::isFinite)
                .map(value -> value + 0.0)
                .sorted()
                .toArray();
        TreeSet<Double> cuts = new TreeSet<>();
        for (int i = 1; i <= QUANTILES && sorted.length > 0; i++) {
            double value = sorted[(int) (((long) i * sorted.length - 1) / QUANTILES)];
            cuts.add(value);
            if (holdsACell(sorted, value)) {
                cuts.add(before(sorted, value));
            }
        }
        TreeSet<Double> needed = new TreeSet<>();
        Arrays.stream(asked).map(cut -> cut + 0.0).forEach(needed::add);
        if (sorted.length > 0) {
            needed.add(Math.nextDown(sorted[0]));
            needed.add(sorted[sorted.length - 1]);
        }
        cuts.addAll(needed);
        if (cuts.isEmpty()) {
            cuts.add(0.0);
        }
        return new Cells(new CutIndex(thinned(split(array(cuts)), needed)));
    }

    private static boolean holdsACell(double[] sorted, double value) {
        long held = BinarySearch.firstAtLeast(sorted, Math.nextUp(value)) - BinarySearch.firstAtLeast(sorted, value);
        return held * QUANTILES >= sorted.length;
    }

    /**
     * A cut between a value and the one before, close to the value and not so close that both are likely to share a
     * slot of the index. Values of another sample that lie between the two count as equal to the value.
     */
    private static double before(double[] sorted, double value) {
        int at = BinarySearch.firstAtLeast(sorted, value);
        if (at == 0) {
            return Math.nextDown(value);
        }
        double cut = sorted[at - 1] * GAP + value * (1 - GAP);
        return cut >= sorted[at - 1] && cut < value ? cut : Math.nextDown(value);
    }

    /** Adds cuts at equal distances within the widest cells. */
    private static double[] split(double[] cuts) {
        double narrow = 0;
        double wide = cuts[cuts.length - 1] - cuts[0];
        if (!(wide > 0) || Double.isInfinite(wide)) {
            return cuts;
        }
        for (int i = 0; i < 60; i++) {
            double middle = (narrow + wide) / 2;
            if (pieces(cuts, middle) > SPLIT) {
                narrow = middle;
            } else {
                wide = middle;
            }
        }
        TreeSet<Double> all = new TreeSet<>();
        for (int i = 0; i < cuts.length; i++) {
            all.add(cuts[i]);
            double width = i == 0 ? 0 : cuts[i] - cuts[i - 1];
            double pieces = Math.ceil(width / wide);
            for (int piece = 1; piece < pieces; piece++) {
                all.add(cuts[i - 1] + width * (piece / pieces));
            }
        }
        return array(all);
    }

    /**
     * Leaves out cuts so close to another one that they would share its slot and cost every value a comparison; crowds
     * keep theirs.
     */
    private static double[] thinned(double[] cuts, TreeSet<Double> needed) {
        SlotMap map = SlotMap.of(cuts, CutIndex.slots(cuts.length));
        double[] kept = new double[cuts.length];
        int count = 0;
        for (int from = 0, to; from < cuts.length; from = to) {
            to = from + 1;
            while (to < cuts.length && to - from <= CROWD && map.slot(cuts[to]) == map.slot(cuts[from])) {
                to++;
            }
            boolean crowded = to - from > CROWD;
            int before = count;
            for (int i = from; i < to; i++) {
                // Of a slot in which none is needed the last stays.
                if (crowded || needed.contains(cuts[i]) || (i == to - 1 && count == before)) {
                    kept[count++] = cuts[i];
                }
            }
        }
        return Arrays.copyOf(kept, count);
    }

    private static double pieces(double[] cuts, double widest) {
        double pieces = 0;
        for (int i = 1; i < cuts.length; i++) {
            pieces += Math.ceil((cuts[i] - cuts[i - 1]) / widest);
        }
        return pieces;
    }

    private static double[] array(TreeSet<Double> cuts) {
        return cuts.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** How many cells there are. */
    public int count() {
        return index.cells();
    }

    /** The cell of a value; {@link #count} for NaN. */
    public int of(double value) {
        return index.of(value);
    }

    /** The upper end of a cell, itself inside; infinite for the last. */
    public double upper(int cell) {
        return index.upper(cell);
    }

    /** Whether other cells have the same ends. */
    boolean isSameAs(Cells other) {
        return this == other || (count() == other.count() && index.hasCutsOf(other.index));
    }

    CutIndex index() {
        return index;
    }
}
