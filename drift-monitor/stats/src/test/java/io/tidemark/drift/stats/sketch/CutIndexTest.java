package io.tidemark.drift.stats.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CutIndexTest {

    /** Numbers at which maps of doubles to integers fail. */
    @Provide
    static Arbitrary<Double> hostile() {
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(
                        4, Arbitraries.integers().between(-20, 20).map(Integer::doubleValue)),
                net.jqwik.api.Tuple.of(
                        3, Arbitraries.longs().map(Double::longBitsToDouble).filter(v -> !v.isNaN())),
                net.jqwik.api.Tuple.of(2, Arbitraries.integers().between(-3, 3).map(i -> 1e9 + i * 1e-7)),
                net.jqwik.api.Tuple.of(
                        2,
                        Arbitraries.of(
                                0.0,
                                -0.0,
                                Double.MIN_VALUE,
                                -Double.MIN_VALUE,
                                Double.MIN_NORMAL,
                                Double.MAX_VALUE,
                                -Double.MAX_VALUE,
                                Double.POSITIVE_INFINITY,
                                Double.NEGATIVE_INFINITY,
                                Math.nextDown(1.0),
                                1.0,
                                Math.nextUp(1.0),
                                1e-300,
                                -1e-300,
                                1e300,
                                -1e300)));
    }

    @Property(tries = 5_000)
    void aValueIsInTheCellThatAsManyCutsAreBelow(
            @ForAll @Size(max = 60) List<@net.jqwik.api.From("hostile") Double> drawn,
            @ForAll @Size(max = 30) List<@net.jqwik.api.From("hostile") Double> values) {
        double[] cuts = cuts(drawn.stream().mapToDouble(Double::doubleValue));
        CutIndex index = new CutIndex(cuts);
        DoubleStream.concat(values.stream().mapToDouble(Double::doubleValue), around(cuts))
                .forEach(value -> assertThat(index.of(value))
                        .as("%s between %s", value, Arrays.toString(cuts))
                        .isEqualTo((int)
                                Arrays.stream(cuts).filter(cut -> cut < value).count()));
        assertThat(index.of(Double.NaN)).isEqualTo(index.cells());
    }

    @Property(tries = 5_000)
    void aTallyCountsEveryValueInItsCell(
            @ForAll @Size(max = 60) List<@net.jqwik.api.From("hostile") Double> drawn,
            @ForAll @Size(max = 30) List<@net.jqwik.api.From("hostile") Double> values) {
        double[] cuts = cuts(drawn.stream().mapToDouble(Double::doubleValue));
        double[] all = DoubleStream.concat(
                        DoubleStream.concat(values.stream().mapToDouble(Double::doubleValue), around(cuts)),
                        DoubleStream.of(Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY))
                .toArray();
        assertTallied(cuts, all);
    }

    /** As those of a continuous column are: each in a slot of its own. */
    @Property(tries = 2_000)
    void soItDoesWhereEveryCutHasASlotOfItsOwn(
            @ForAll @net.jqwik.api.constraints.IntRange(min = 1, max = 300) int count,
            @ForAll @net.jqwik.api.From("hostile") double start,
            @ForAll @net.jqwik.api.constraints.DoubleRange(min = 0.01, max = 1e6) double step,
            @ForAll @Size(max = 30) List<@net.jqwik.api.From("hostile") Double> values) {
        double[] cuts = cuts(IntStream.range(0, count).mapToDouble(i -> start + i * step));
        assertTallied(
                cuts,
                DoubleStream.concat(
                                DoubleStream.concat(values.stream().mapToDouble(Double::doubleValue), around(cuts)),
                                DoubleStream.of(Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY))
                        .toArray());
    }

    private static void assertTallied(double[] cuts, double[] values) {
        CutIndex index = new CutIndex(cuts);
        long[] counts = new long[index.cells() + 1];
        index.tally(values, counts, new double[counts.length]);
        long[] expected = new long[counts.length];
        for (double value : values) {
            int below = (int) Arrays.stream(cuts).filter(cut -> cut < value).count();
            expected[Double.isNaN(value) ? index.cells() : below]++;
        }
        assertThat(counts).as("%s", Arrays.toString(cuts)).isEqualTo(expected);
    }

    @Test
    void manyCutsOfEveryShapeAreFoundOnBothSidesOfEach() {
        SplittableRandom random = new SplittableRandom(1);
        IntStream each = IntStream.range(0, 2_000);
        List<double[]> shapes = List.of(
                each.asDoubleStream().toArray(),
                IntStream.range(0, 2_000).mapToDouble(i -> Math.exp(i / 20.0)).toArray(),
                IntStream.range(0, 2_000).mapToDouble(i -> -Math.exp(-i / 3.0)).toArray(),
                IntStream.range(0, 2_000)
                        .mapToDouble(i -> i % 2 == 0 ? i * 1e-9 : 1e12 + i * 1e-3)
                        .toArray(),
                IntStream.range(0, 2_000)
                        .mapToDouble(i -> random.nextDouble() * Math.pow(10, i % 40 - 20))
                        .toArray(),
                IntStream.range(0, 2_000)
                        .mapToDouble(i -> 7 + i * Math.ulp(7.0))
                        .toArray(),
                IntStream.range(0, 30_000).asDoubleStream().toArray());
        for (double[] shape : shapes) {
            double[] cuts = cuts(Arrays.stream(shape));
            CutIndex index = new CutIndex(cuts);
            for (int i = 0; i < cuts.length; i++) {
                assertThat(index.of(cuts[i])).isEqualTo(i);
                assertThat(index.of(Math.nextUp(cuts[i]))).isEqualTo(i + 1);
                assertThat(index.upper(i)).isEqualTo(cuts[i]);
            }
            assertThat(index.of(Double.NEGATIVE_INFINITY)).isZero();
            assertThat(index.of(Double.POSITIVE_INFINITY)).isEqualTo(cuts.length);
        }
    }

    @Test
    void cutsThatDoNotAscendAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CutIndex(new double[] {1, 1}));
        assertThatIllegalArgumentException().isThrownBy(() -> new CutIndex(new double[] {0.0, -0.0}));
        assertThatIllegalArgumentException().isThrownBy(() -> new CutIndex(new double[] {Double.NaN}));
    }

    private static double[] cuts(DoubleStream drawn) {
        return drawn.map(cut -> cut + 0.0).sorted().distinct().toArray();
    }

    private static DoubleStream around(double[] cuts) {
        return Arrays.stream(cuts).flatMap(cut -> DoubleStream.of(Math.nextDown(cut), cut, -cut, Math.nextUp(cut)));
    }
}
