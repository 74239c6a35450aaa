package io.tidemark.drift.stats.distance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleDistanceTest {

    @Property
    void wassersteinIsTheAreaBetweenTheDistributionFunctions(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 12) Integer> a,
            @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 12) Integer> b) {
        double area = 0;
        for (int at = 0; at < 12; at++) {
            area += Math.abs(share(a, at) - share(b, at));
        }
        assertThat(Wasserstein.of(values(a), values(b))).isCloseTo(area, within(1e-12));
    }

    @Property
    void kolmogorovSmirnovIsTheLargestDifferenceOfTheDistributionFunctions(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 12) Integer> a,
            @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 12) Integer> b) {
        double largest = 0;
        for (int at = 0; at <= 12; at++) {
            largest = Math.max(largest, Math.abs(share(a, at) - share(b, at)));
        }
        KolmogorovSmirnov test = KolmogorovSmirnov.of(values(a), values(b));
        assertThat(test.statistic()).isCloseTo(largest, within(1e-12));
        assertThat(test.p()).isBetween(0.0, 1.0);
    }

    @Test
    void aShiftMovesTheDistanceByAsMuch() {
        SplittableRandom random = new SplittableRandom(4);
        double[] a = random.doubles(1_000).toArray();
        double[] shifted = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            shifted[i] = a[i] + 3.5;
        }
        assertThat(Wasserstein.of(a, shifted)).isCloseTo(3.5, within(1e-9));
        assertThat(KolmogorovSmirnov.of(a, shifted)).isEqualTo(new KolmogorovSmirnov(1, 0));
        assertThat(KolmogorovSmirnov.of(a, a)).isEqualTo(new KolmogorovSmirnov(0, 1));
    }

    @Test
    void infinitiesAreValuesLikeOthers() {
        double[] infinite = {1, Double.POSITIVE_INFINITY};
        assertThat(Wasserstein.of(infinite, infinite)).isZero();
        assertThat(Wasserstein.of(infinite, new double[] {1, 2})).isInfinite();
        assertThat(KolmogorovSmirnov.of(infinite, new double[] {1, 2}).statistic())
                .isEqualTo(0.5);
    }

    @Test
    void anEmptySampleHasNoDistance() {
        assertThat(Wasserstein.of(new double[0], new double[] {1})).isNaN();
        assertThat(KolmogorovSmirnov.of(new double[] {1}, new double[0]).p()).isNaN();
    }

    /** Expected values from an independent implementation of the same distribution. */
    @ParameterizedTest
    @CsvSource({
        "1, 0.7, 0.6, 1e-12",
        "5, 0.3, 0.664, 1e-12",
        "10, 0.2, 0.7487190399999999, 1e-12",
        "20, 0.25, 0.13762569836717486, 1e-12",
        "33, 0.29, 0.005948032594760511, 1e-8",
        "30, 0.36, 0.0005472444023283396, 1e-10",
        "100, 0.1, 0.2526927570063874, 1e-12",
        "140, 0.12, 0.03252638258561632, 1e-12",
        "150, 0.05, 0.8290828416799794, 1e-4",
        "500, 0.05, 0.15866260223815387, 1e-4",
        "1000, 0.03, 0.3226902143914636, 1e-4",
        "5000, 0.02, 0.03613941395325637, 1e-4",
        "100000, 0.004, 0.08130148920222469, 1e-5",
        "100000, 0.0055, 0.004698336623677448, 1e-8"
    })
    void theProbabilityIsThatOfTheStatistic(int n, double d, double p, double tolerance) {
        assertThat(KolmogorovDistribution.upperTail(n, d)).isCloseTo(p, within(tolerance));
    }

    @Test
    void theThreeWaysMeet() {
        for (int n : new int[] {40, 140, 141, 3_000}) {
            double before = 1;
            for (double d = 0.3 / Math.sqrt(n); d < 3 / Math.sqrt(n); d += 0.001 / Math.sqrt(n)) {
                double p = KolmogorovDistribution.upperTail(n, d);
                assertThat(p).as("n %s d %s", n, d).isLessThanOrEqualTo(before).isGreaterThan(before - 0.003);
                before = p;
            }
        }
    }

    private static double[] values(List<Integer> drawn) {
        return drawn.stream().mapToDouble(Integer::doubleValue).toArray();
    }

    private static double share(List<Integer> drawn, int atMost) {
        return drawn.stream().filter(value -> value <= atMost).count() / (double) drawn.size();
    }
}
