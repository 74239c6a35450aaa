package io.tidemark.scoring.model.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BinomialTailTest {

    @Property(tries = 300)
    void itIsTheSumThatPascalsTriangleGives(
            @ForAll @IntRange(max = 60) int n,
            @ForAll @IntRange(max = 61) int k,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double p) {
        double[] share = {1};
        for (int i = 0; i < n; i++) {
            double[] next = new double[i + 2];
            for (int j = 0; j <= i; j++) {
                next[j] += share[j] * (1 - p);
                next[j + 1] += share[j] * p;
            }
            share = next;
        }
        double slow = 0;
        for (int j = n; j >= k; j--) {
            slow += share[j];
        }
        assertThat(BinomialTail.atLeast(k, n, p)).isCloseTo(slow, within(1e-12));
    }

    @Test
    void manyEventsAreNoHarm() {
        double deviation = Math.sqrt(100_000 * 0.05 * 0.95);
        double skewness = (1 - 2 * 0.05) / deviation;
        // By Edgeworth's expansion at the mean, half of its own term taken in.
        double expected = 0.5 + (0.5 / deviation - skewness / 6) / Math.sqrt(2 * Math.PI);
        assertThat(BinomialTail.atLeast(5_000, 100_000, 0.05)).isCloseTo(expected, within(1e-5));
        assertThat(BinomialTail.atLeast(50_000, 100_000, 0.05)).isZero();
        assertThat(BinomialTail.atLeast(10, 100_000, 0.05)).isCloseTo(1, within(1e-9));
    }
}
