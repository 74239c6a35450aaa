package io.tidemark.bench.drift;

import io.tidemark.bench.jmh.ColumnShape;
import io.tidemark.drift.stats.compare.SketchedColumn;
import io.tidemark.drift.stats.compare.SketchedShift;
import io.tidemark.drift.stats.distance.Hellinger;
import io.tidemark.drift.stats.distance.JensenShannon;
import io.tidemark.drift.stats.distance.KolmogorovSmirnov;
import io.tidemark.drift.stats.distance.Psi;
import io.tidemark.drift.stats.distance.Wasserstein;
import io.tidemark.drift.stats.profile.BinIndex;
import io.tidemark.drift.stats.profile.Bins;
import io.tidemark.drift.stats.sketch.ValueSketch;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** How far distances from sketches are from those of the values themselves, for shifts of several kinds. */
final class SketchAccuracy {
    private static final int SIZE = 200_000;

    private SketchAccuracy() {}

    /** The largest relative error of PSI, Jensen-Shannon, Hellinger, Kolmogorov-Smirnov and Wasserstein-1. */
    static double worst(ColumnShape shape) {
        double[] reference = shape.sample(3, SIZE);
        double[] unchanged = shape.sample(4, SIZE);
        double[] sorted = reference.clone();
        Arrays.sort(sorted);
        double middle = sorted[SIZE / 2];
        double spread = sorted[SIZE * 99 / 100] - middle;
        SketchedColumn column = new SketchedColumn(reference);
        List<DoubleUnaryOperator> changes = List.of(
                value -> value + 0.05 * spread,
                value -> middle + 1.1 * (value - middle),
                value -> value > sorted[SIZE * 19 / 20] ? value + spread : value);
        return changes.stream()
                .mapToDouble(change -> worst(
                        column, reference, Arrays.stream(unchanged).map(change).toArray()))
                .max()
                .orElseThrow();
    }

    private static double worst(SketchedColumn column, double[] reference, double[] current) {
        ValueSketch first = column.sketch();
        ValueSketch second = column.sketch();
        for (int i = 0; i < current.length; i++) {
            (i % 3 == 0 ? first : second).add(current[i]);
        }
        first.merge(second);
        SketchedShift shift = column.shift(first);
        Bins bins = Bins.fit(reference);
        long[] p = histogram(bins, reference);
        long[] q = histogram(bins, current);
        double worst = error(shift.psi(), Psi.of(p, q));
        worst = Math.max(worst, error(shift.js(), JensenShannon.of(p, q)));
        worst = Math.max(worst, error(shift.hellinger(), Hellinger.of(p, q)));
        worst = Math.max(
                worst,
                error(shift.ks(), KolmogorovSmirnov.of(reference, current).statistic()));
        return Math.max(worst, error(shift.wasserstein(), Wasserstein.of(reference, current)));
    }

    private static double error(double sketched, double exact) {
        return sketched == exact ? 0 : Math.abs(sketched - exact) / exact;
    }

    private static long[] histogram(Bins bins, double[] values) {
        BinIndex index = bins.index();
        long[] counts = new long[bins.count()];
        for (double value : values) {
            counts[index.of(value)]++;
        }
        return counts;
    }
}
