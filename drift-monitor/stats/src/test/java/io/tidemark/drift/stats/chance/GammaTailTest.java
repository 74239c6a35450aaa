package io.tidemark.drift.stats.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class GammaTailTest {
    @Test
    void chiSquareQuantilesAreThoseOfTheTables() {
        assertThat(2 * GammaTail.quantile(0.5, 0.05)).isCloseTo(3.841, within(5e-4));
        assertThat(2 * GammaTail.quantile(4.5, 0.005)).isCloseTo(23.589, within(5e-4));
        assertThat(2 * GammaTail.quantile(15, 0.001)).isCloseTo(59.703, within(5e-4));
    }

    /** For a whole shape the tail is the probability of fewer than so many Poisson events (Erlang). */
    @Property
    void wholeShapesAreSumsOfPoissonProbabilities(
            @ForAll @IntRange(min = 1, max = 40) int shape, @ForAll @DoubleRange(min = 0.01, max = 200) double x) {
        double sum = 0;
        double term = Math.exp(-x);
        for (int k = 0; k < shape; k++) {
            sum += term;
            term *= x / (k + 1);
        }
        assertThat(GammaTail.of(shape, x)).isCloseTo(sum, Percentage.withPercentage(1e-6));
    }

    @Property
    void aQuantileIsWhereItsTailBegins(
            @ForAll @DoubleRange(min = 0.2, max = 300) double shape,
            @ForAll @DoubleRange(min = -40, max = -0.01) double logTail) {
        double tail = Math.exp(logTail);
        assertThat(GammaTail.of(shape, GammaTail.quantile(shape, tail)))
                .isCloseTo(tail, Percentage.withPercentage(1e-4));
    }
}
