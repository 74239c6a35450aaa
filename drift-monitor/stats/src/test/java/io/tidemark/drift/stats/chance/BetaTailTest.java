package io.tidemark.drift.stats.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class BetaTailTest {
    private static final MathContext DIGITS = new MathContext(60);

    /** For whole numbers it is the probability of at least a successes in a + b - 1 trials (DLMF 8.17.5). */
    @Property(tries = 300)
    void wholeNumbersAreSumsOfBinomialProbabilities(
            @ForAll @IntRange(min = 1, max = 120) int a,
            @ForAll @IntRange(min = 1, max = 120) int b,
            @ForAll @DoubleRange(min = 0.001, max = 0.999) @Scale(6) double share) {
        BigDecimal x = new BigDecimal(share);
        BigDecimal y = BigDecimal.ONE.subtract(x);
        int trials = a + b - 1;
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal ways = BigDecimal.ONE;
        for (int k = 0; k <= trials; k++) {
            if (k >= a) {
                sum = sum.add(ways.multiply(x.pow(k, DIGITS)).multiply(y.pow(trials - k, DIGITS)), DIGITS);
            }
            ways = ways.multiply(BigDecimal.valueOf(trials - k)).divide(BigDecimal.valueOf(k + 1), DIGITS);
        }
        assertThat(BetaTail.of(a, b, share, y.doubleValue()))
                .isCloseTo(sum.doubleValue(), Percentage.withPercentage(1e-6));
    }

    /** The terms of the negative binomial distribution, one by one, as multiples of the first. */
    @Property(tries = 200)
    void largeNumbersAreSumsOfNegativeBinomialProbabilities(
            @ForAll @IntRange(min = 1, max = 1_000_000) int a,
            @ForAll @DoubleRange(min = 0.5, max = 10_000) @Scale(2) double b,
            @ForAll @DoubleRange(min = 0.5, max = 0.999) @Scale(3) double share) {
        // Some way above the mean, where the terms fall.
        double x = share * a / (a + b);
        double sum = 0;
        double term = 1;
        for (double k = a; term > sum * 1e-17; k++) {
            sum += term;
            term *= x * (k + b) / (k + 1);
        }
        double first = Math.exp(GammaTail.logGamma(a + b)
                - GammaTail.logGamma(b)
                - GammaTail.logGamma(a + 1.0)
                + a * Math.log(x)
                + b * Math.log1p(-x));
        double tail = BetaTail.of(a, b, x, 1 - x);
        if (first * sum < 1e-290) {
            assertThat(tail).isLessThan(1e-289);
        } else {
            assertThat(tail).isCloseTo(first * sum, Percentage.withPercentage(1e-5));
        }
    }

    @Test
    void theEndsAreCertain() {
        assertThat(BetaTail.of(3, 2, 0, 1)).isZero();
        assertThat(BetaTail.of(3, 2, 1, 0)).isEqualTo(1);
    }

    /** Terms that were added up one by one once stayed at the smallest double that there is, for good. */
    @Test
    void whatIsTooImprobableForADoubleIsAnsweredToo() {
        double p = assertTimeoutPreemptively(
                Duration.ofMinutes(1), () -> ChanceOfRate.of(PsiNull.INDEPENDENT, 0, 10_000, 7_121, 93_333)
                        .p());
        assertThat(p).isBetween(0.0, 1e-300);
    }

    @Property(tries = 2_000)
    void everyPairOfSamplesHasAProbability(
            @ForAll @LongRange(max = 1_000_000_000L) long m,
            @ForAll @LongRange(max = 1_000_000_000L) long n,
            @ForAll @DoubleRange(min = 0, max = 1) @Scale(6) double before,
            @ForAll @DoubleRange(min = 0, max = 1) @Scale(6) double now) {
        double p = assertTimeoutPreemptively(Duration.ofMinutes(1), () -> ChanceOfRate.of(
                        PsiNull.INDEPENDENT, (long) (before * before * m), m, (long) (now * now * n), n)
                .p());
        assertThat(p).isBetween(0.0, 1.0);
    }

    @Test
    void withoutEarlierEventsNothingIsImprobable() {
        assertThat(ChanceOfRate.of(PsiNull.INDEPENDENT, 0, 0, 40, 100).p()).isEqualTo(1);
    }
}
