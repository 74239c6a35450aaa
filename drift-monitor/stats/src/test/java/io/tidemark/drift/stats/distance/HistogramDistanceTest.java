package io.tidemark.drift.stats.distance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HistogramDistanceTest {

    @Test
    void disjointHistogramsAreAtTheLargestDistance() {
        long[] left = {10, 0};
        long[] right = {0, 3};
        assertThat(Hellinger.of(left, right)).isCloseTo(1, within(1e-12));
        assertThat(JensenShannon.of(left, right)).isCloseTo(1, within(1e-12));
        assertThat(Psi.of(left, right)).isCloseTo(2 * (1 - 1e-4) * Math.log(1e4), within(1e-9));
    }

    @Test
    void anEmptyHistogramHasNoDistance() {
        assertThat(Hellinger.of(new long[2], new long[] {1, 1})).isNaN();
        assertThat(JensenShannon.of(new long[] {1, 1}, new long[2])).isNaN();
        assertThat(Psi.of(new long[2], new long[] {1, 1})).isNaN();
    }

    @Property
    void psiIsTheSymmetrisedDivergenceOfTheFlooredShares(
            @ForAll @Size(6) List<@IntRange(max = 9) Integer> a, @ForAll @Size(6) List<@IntRange(max = 9) Integer> b) {
        double[] p = slowShares(a);
        double[] q = slowShares(b);
        double slow = 0;
        for (int i = 0; i < 6; i++) {
            double floorP = Math.max(p[i], 1e-4);
            double floorQ = Math.max(q[i], 1e-4);
            slow += floorP * Math.log(floorP / floorQ) + floorQ * Math.log(floorQ / floorP);
        }
        assertThat(Psi.of(counts(a), counts(b))).isCloseTo(slow, within(1e-9)).isGreaterThanOrEqualTo(0);
        assertThat(Psi.of(counts(b), counts(a))).isCloseTo(slow, within(1e-9));
    }

    @Property
    void hellingerComesFromTheBhattacharyyaCoefficient(
            @ForAll @Size(6) List<@IntRange(max = 9) Integer> a, @ForAll @Size(6) List<@IntRange(max = 9) Integer> b) {
        double[] p = slowShares(a);
        double[] q = slowShares(b);
        double coefficient = 0;
        for (int i = 0; i < 6; i++) {
            coefficient += Math.sqrt(p[i] * q[i]);
        }
        assertThat(Hellinger.of(counts(a), counts(b)))
                .isCloseTo(Math.sqrt(Math.max(0, 1 - coefficient)), within(1e-7))
                .isBetween(0.0, 1.0);
    }

    @Property
    void jensenShannonComesFromEntropies(
            @ForAll @Size(6) List<@IntRange(max = 9) Integer> a, @ForAll @Size(6) List<@IntRange(max = 9) Integer> b) {
        double[] p = slowShares(a);
        double[] q = slowShares(b);
        double[] mean = new double[6];
        Arrays.setAll(mean, i -> (p[i] + q[i]) / 2);
        double divergence = entropy(mean) - (entropy(p) + entropy(q)) / 2;
        assertThat(JensenShannon.of(counts(a), counts(b)))
                .isCloseTo(Math.sqrt(Math.max(0, divergence)), within(1e-7))
                .isBetween(0.0, 1.0 + 1e-12);
    }

    private static double entropy(double[] shares) {
        double bits = 0;
        for (double share : shares) {
            bits -= share == 0 ? 0 : share * Math.log(share) / Math.log(2);
        }
        return bits;
    }

    private static long[] counts(List<Integer> drawn) {
        return drawn.stream().mapToLong(Integer::longValue).toArray();
    }

    private static double[] slowShares(List<Integer> drawn) {
        int total = drawn.stream().mapToInt(Integer::intValue).sum();
        assumeThat(total).isPositive();
        return drawn.stream().mapToDouble(count -> (double) count / total).toArray();
    }
}
