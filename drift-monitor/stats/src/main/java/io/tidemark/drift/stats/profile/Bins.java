package io.tidemark.drift.stats.profile;

import io.tidemark.drift.stats.sketch.BinarySearch;
import java.util.Arrays;
import java.util.List;

/**
 * Bins fixed on a reference: values that are a bin of their own ({@code atoms}) come first, then the intervals between
 * {@code edges}, {@code (e_i, e_i+1]} with open outer intervals.
 *
 * <p>A column with at most {@value #MOST_CATEGORIES} distinct values is categorical: every value is an atom and the one
 * interval that remains takes unseen values. Any other column has the deciles of the reference (linear interpolation)
 * as edges, equal ones merged. If fewer than three bins remain, quantile bins are blind on it: each value that holds at
 * least a twentieth of the reference becomes an atom, and the deciles are taken of the rest.
 *
 * @param kind whether the values are categories
 * @param atoms ascending
 * @param edges ascending, all different
 */
public record Bins(ColumnKind kind, List<Double> atoms, List<Double> edges) {
    static final int MOST_CATEGORIES = 20;
    private static final int QUANTILES = 10;
    private static final int FEWEST_BINS = 3;
    private static final int ATOM_SHARE = 20;

    public Bins {
        atoms = List.copyOf(atoms);
        edges = List.copyOf(edges);
    }

    /**
     * The bins of a reference.
     *
     * @param values the reference without its missing values, in any order
     */
    public static Bins fit(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double[] distinct = Arrays.stream(sorted).distinct().toArray();
        if (distinct.length <= MOST_CATEGORIES) {
            return new Bins(ColumnKind.CATEGORICAL, list(distinct), List.of());
        }
        double[] edges = deciles(sorted);
        if (edges.length + 1 >= FEWEST_BINS) {
            return new Bins(ColumnKind.NUMERIC, List.of(), list(edges));
        }
        double[] atoms = Arrays.stream(distinct)
                .filter(value -> count(sorted, value) * ATOM_SHARE >= sorted.length)
                .toArray();
        double[] rest = Arrays.stream(sorted)
                .filter(value -> Arrays.binarySearch(atoms, value) < 0)
                .toArray();
        return new Bins(ColumnKind.NUMERIC, list(atoms), rest.length == 0 ? List.of() : list(deciles(rest)));
    }

    /** How many bins there are. */
    public int count() {
        return atoms.size() + edges.size() + 1;
    }

    /** The lookup for many values. */
    public BinIndex index() {
        return new BinIndex(array(atoms), array(edges));
    }

    private static long count(double[] sorted, double value) {
        return BinarySearch.firstAtLeast(sorted, Math.nextUp(value)) - BinarySearch.firstAtLeast(sorted, value);
    }

    private static double[] deciles(double[] sorted) {
        double[] edges = new double[QUANTILES - 1];
        for (int i = 1; i < QUANTILES; i++) {
            double place = (sorted.length - 1) * (i / (double) QUANTILES);
            int below = (int) place;
            int above = Math.min(below + 1, sorted.length - 1);
            edges[i - 1] = between(sorted[below], sorted[above], place - below);
        }
        return Arrays.stream(edges).distinct().toArray();
    }

    private static double between(double low, double high, double weight) {
        double value = low + weight * (high - low);
        // The difference of numbers far apart is infinite.
        return Double.isFinite(value) ? value : weight < 0.5 ? low : high;
    }

    /** Where bins end, as {@link BinIndex#cuts}. */
    public double[] cuts() {
        return BinIndex.cuts(array(atoms), array(edges));
    }

    private static List<Double> list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
