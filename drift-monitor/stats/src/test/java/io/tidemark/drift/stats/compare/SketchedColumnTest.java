package io.tidemark.drift.stats.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.drift.stats.distance.Hellinger;
import io.tidemark.drift.stats.distance.JensenShannon;
import io.tidemark.drift.stats.distance.KolmogorovSmirnov;
import io.tidemark.drift.stats.distance.LInfinity;
import io.tidemark.drift.stats.distance.Psi;
import io.tidemark.drift.stats.distance.Wasserstein;
import io.tidemark.drift.stats.profile.BinIndex;
import io.tidemark.drift.stats.profile.Bins;
import io.tidemark.drift.stats.sketch.ValueSketch;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sketches against the statistics of the values themselves. */
class SketchedColumnTest {

    @Provide
    static Arbitrary<Double> hostile() {
        return Arbitraries.frequencyOf(
                Tuple.of(5, Arbitraries.integers().between(-30, 30).map(Integer::doubleValue)),
                Tuple.of(3, Arbitraries.doubles().between(-1e12, 1e12)),
                Tuple.of(2, Arbitraries.integers().between(-3, 3).map(i -> 1e9 + i * 1e-6)),
                Tuple.of(2, Arbitraries.of(0.0, -0.0, Double.MIN_VALUE, 1e-300, -1e-300, 1e250, -1e250, Double.NaN)),
                Tuple.of(1, Arbitraries.of(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)));
    }

    @Property
    void whateverTheValuesBinsSayTheSameOfThemAndKolmogorovSmirnovErrsByTheShareOfACell(
            @ForAll @Size(min = 1, max = 200) List<@From("hostile") Double> before,
            @ForAll @Size(min = 1, max = 200) List<@From("hostile") Double> after) {
        SketchedColumn column = new SketchedColumn(numbers(before));
        ValueSketch sketch = column.sketch();
        sketch.addAll(numbers(after));
        double[] reference = present(before);
        double[] current = present(after);
        SketchedShift shift = column.shift(sketch);
        assertThat(shift.nReference()).isEqualTo(reference.length);
        assertThat(shift.missingCurrent()).isCloseTo(1 - current.length / (double) after.size(), within(1e-12));
        meetsByBins(shift, reference, current);
        double exact = KolmogorovSmirnov.of(reference, current).statistic();
        if (Double.isNaN(exact)) {
            assertThat(shift.ks()).isNaN();
        } else {
            assertThat(shift.ks())
                    .isLessThanOrEqualTo(exact + 1e-12)
                    .isGreaterThanOrEqualTo(exact - both(column, sketch));
        }
    }

    /** The largest share that both samples have in one cell. */
    private static double both(SketchedColumn column, ValueSketch sketch) {
        double largest = 0;
        for (int cell = 0; cell < sketch.cells().count(); cell++) {
            double p =
                    column.reference().count(cell) / (double) column.reference().present();
            largest = Math.max(largest, Math.min(p, sketch.count(cell) / (double) sketch.present()));
        }
        return largest + 1e-12;
    }

    @Property
    void theAreaBetweenSmallSamplesIsThatOfTheirValues(
            @ForAll @Size(min = 1, max = 200) List<@IntRange(min = -9, max = 9) Integer> before,
            @ForAll @Size(min = 1, max = 200) List<@IntRange(min = -12, max = 12) Integer> after,
            @ForAll @DoubleRange(min = 0.01, max = 1e6) double unit) {
        double[] reference = before.stream().mapToDouble(value -> value * unit).toArray();
        double[] current = after.stream().mapToDouble(value -> value * unit).toArray();
        SketchedColumn column = new SketchedColumn(reference);
        ValueSketch sketch = column.sketch();
        sketch.addAll(current);
        double exact = Wasserstein.of(reference, current);
        // Lines between the values of a small reference are an approximation where the functions cross.
        assertThat(column.shift(sketch).wasserstein()).isCloseTo(exact, within(unit * 2));
    }

    @Property
    void partsAddUpInAnyOrder(
            @ForAll @Size(min = 1, max = 100) List<@From("hostile") Double> before,
            @ForAll @Size(max = 60) List<@From("hostile") Double> some,
            @ForAll @Size(max = 60) List<@From("hostile") Double> others) {
        SketchedColumn column = new SketchedColumn(numbers(before));
        ValueSketch whole = column.sketch();
        whole.addAll(numbers(some));
        whole.addAll(numbers(others));
        ValueSketch parts = column.sketch();
        parts.addAll(numbers(others));
        ValueSketch part = column.sketch();
        part.addAll(numbers(some));
        parts.merge(part);
        for (int cell = 0; cell < whole.cells().count(); cell++) {
            assertThat(parts.count(cell)).isEqualTo(whole.count(cell));
        }
        assertThat(parts.missing()).isEqualTo(whole.missing());
        same(column.shift(parts).ks(), column.shift(whole).ks());
    }

    @Test
    void sketchesOfDifferentReferencesDoNotAddUp() {
        ValueSketch one = new SketchedColumn(new double[] {1, 2, 3}).sketch();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> one.merge(new SketchedColumn(new double[] {1, 2}).sketch()));
        one.merge(new SketchedColumn(new double[] {3, 2, 1}).sketch());
        assertThat(one.present()).isZero();
    }

    @Test
    void aColumnWithoutValuesHasNoDistance() {
        SketchedColumn column = new SketchedColumn(new double[] {Double.NaN});
        ValueSketch sketch = column.sketch();
        sketch.add(3);
        SketchedShift shift = column.shift(sketch);
        assertThat(shift.psi()).isNaN();
        assertThat(shift.ks()).isNaN();
        assertThat(shift.wasserstein()).isNaN();
        assertThat(shift.outOfRange()).isNaN();
        assertThat(shift.missingReference()).isEqualTo(1);
    }

    @Test
    void anInfiniteValueIsInfinitelyFar() {
        SketchedColumn column = new SketchedColumn(new double[] {1, 2, 3});
        ValueSketch sketch = column.sketch();
        sketch.addAll(new double[] {1, 2, Double.POSITIVE_INFINITY});
        assertThat(column.shift(sketch).wasserstein()).isInfinite();
        assertThat(column.shift(sketch).outOfRange()).isCloseTo(1 / 3.0, within(1e-12));
    }

    private static double[] numbers(List<Double> drawn) {
        return drawn.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[] present(List<Double> drawn) {
        return drawn.stream()
                .mapToDouble(value -> value + 0.0)
                .filter(value -> !Double.isNaN(value))
                .toArray();
    }

    private enum Shape {
        NORMAL(random -> gaussian(random)),
        FAR_FROM_ZERO(random -> 1e9 + gaussian(random)),
        HEAVY_TAILED(random -> Math.exp(4 + 1.2 * gaussian(random))),
        SPARSE(random -> random.nextInt(10) > 0 ? 0 : random.nextDouble()),
        COUNTS(random -> Math.floor(Math.exp(1.5 + gaussian(random)))),
        PRICES(random -> Math.floor(Math.exp(3 + gaussian(random))) + 0.99),
        TWO_CLUSTERS(random -> random.nextBoolean() ? 0 : 1e9 + gaussian(random)),
        FEW_CATEGORIES(random -> random.nextInt(6));

        private final java.util.function.ToDoubleFunction<SplittableRandom> draw;

        Shape(java.util.function.ToDoubleFunction<SplittableRandom> draw) {
            this.draw = draw;
        }

        double[] sample(long seed, int size) {
            SplittableRandom random = new SplittableRandom(seed);
            return DoubleStream.generate(() -> draw.applyAsDouble(random))
                    .limit(size)
                    .toArray();
        }
    }

    private static double gaussian(SplittableRandom random) {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void ofShiftedAndOfScaledValuesEveryDistanceIsWithinHalfAPercent(Shape shape) {
        double[] reference = shape.sample(1, 100_000);
        double[] same = shape.sample(2, 100_000);
        SketchedColumn column = new SketchedColumn(reference);
        double[] sorted = reference.clone();
        Arrays.sort(sorted);
        double spread = sorted[90_000] - sorted[10_000];
        for (DoubleUnaryOperator change : List.<DoubleUnaryOperator>of(
                value -> value,
                value -> value + 0.1 * spread,
                value -> value * 1.2,
                value -> value > sorted[80_000] ? value + spread : value)) {
            double[] current = Arrays.stream(same).map(change).toArray();
            ValueSketch sketch = column.sketch();
            sketch.addAll(current);
            SketchedShift shift = column.shift(sketch);
            meets(shift.wasserstein(), Wasserstein.of(reference, current), 1e-4 * spread);
            meets(shift.ks(), KolmogorovSmirnov.of(reference, current).statistic(), 1e-4);
            meetsByBins(shift, reference, current);
        }
    }

    private static void same(double sketched, double exact) {
        assertThat(Double.compare(sketched, exact))
                .as("%s and %s", sketched, exact)
                .isZero();
    }

    /** Half a percent; of a distance as small as chance makes it, a ten-thousandth of its scale. */
    private static void meets(double sketched, double exact, double least) {
        assertThat(sketched).isCloseTo(exact, within(0.005 * exact + least));
    }

    private static void meetsByBins(SketchedShift shift, double[] reference, double[] current) {
        Bins bins = Bins.fit(reference);
        BinIndex index = bins.index();
        long[] p = new long[bins.count()];
        long[] q = new long[bins.count()];
        Arrays.stream(reference).forEach(value -> p[index.of(value)]++);
        Arrays.stream(current).forEach(value -> q[index.of(value)]++);
        same(shift.psi(), Psi.of(p, q));
        same(shift.js(), JensenShannon.of(p, q));
        same(shift.hellinger(), Hellinger.of(p, q));
        same(shift.lInfinity(), LInfinity.of(p, q));
        same(shift.unseen(), UnseenRate.of(bins, q));
        double outside = outside(reference, current);
        if (Double.isNaN(outside)) {
            assertThat(shift.outOfRange()).isNaN();
        } else {
            assertThat(shift.outOfRange()).isCloseTo(outside, within(1e-12));
        }
    }

    /** The share of values below the smallest or above the largest of the reference. */
    private static double outside(double[] reference, double[] current) {
        if (reference.length == 0) {
            return Double.NaN;
        }
        double smallest = Arrays.stream(reference).min().getAsDouble();
        double largest = Arrays.stream(reference).max().getAsDouble();
        return Arrays.stream(current)
                .mapToInt(value -> value < smallest || value > largest ? 1 : 0)
                .average()
                .orElse(Double.NaN);
    }
}
