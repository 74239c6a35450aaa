package io.tidemark.drift.stats.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChiSquareTest {

    /**
     * Where every bin expects 20 events or more, nothing is pooled; the tail of an even number of degrees is a finite
     * sum.
     */
    @Property
    void withoutPoolingItIsTheSumOverAllBins(
            @ForAll @Size(5) List<@IntRange(min = 100, max = 200) Integer> reference,
            @ForAll @Size(5) List<@IntRange(min = 50, max = 90) Integer> current) {
        double n = reference.stream().mapToInt(each -> each).sum();
        double m = current.stream().mapToInt(each -> each).sum();
        double statistic = 0;
        for (int i = 0; i < 5; i++) {
            double expected = reference.get(i) / n * m;
            statistic += (current.get(i) - expected) * (current.get(i) - expected) / expected;
        }
        ChiSquare test = ChiSquare.of(counts(reference), counts(current));
        assertThat(test.statistic()).isCloseTo(statistic, within(1e-9 * (1 + statistic)));
        assertThat(test.degrees()).isEqualTo(4);
        assertThat(test.p()).isCloseTo(Math.exp(-statistic / 2) * (1 + statistic / 2), within(1e-9));
    }

    @Property
    void whateverIsCountedThereIsAProbability(
            @ForAll @Size(6) List<@IntRange(max = 40) Integer> reference,
            @ForAll @Size(6) List<@IntRange(max = 40) Integer> current) {
        ChiSquare test = ChiSquare.of(counts(reference), counts(current));
        boolean empty = sum(reference) == 0 || sum(current) == 0;
        if (empty) {
            assertThat(test.p()).isNaN();
        } else {
            assertThat(test.p()).isBetween(0.0, 1.0);
            assertThat(test.statistic()).isFinite().isGreaterThanOrEqualTo(0);
        }
    }

    @ParameterizedTest
    @CsvSource({"60, 40, 4, 1, 0.0455002638963584", "110, 90, 2, 1, 0.157299207050285"})
    void ofTwoCategoriesItIsTheSquareOfTheNormalDeviate(long a, long b, double statistic, int degrees, double p) {
        ChiSquare test = ChiSquare.of(new long[] {1_000, 1_000}, new long[] {a, b});
        assertThat(test.statistic()).isCloseTo(statistic, within(1e-12));
        assertThat(test.degrees()).isEqualTo(degrees);
        assertThat(test.p()).isCloseTo(p, within(1e-12));
    }

    @Test
    void binsThatExpectFewEventsAreOne() {
        long[] reference = {500, 490, 4, 3, 3};
        assertThat(ChiSquare.of(reference, new long[] {500, 490, 0, 0, 10}))
                .isEqualTo(ChiSquare.of(reference, new long[] {500, 490, 5, 5, 0}));
        assertThat(ChiSquare.of(reference, new long[] {500, 490, 0, 0, 10}).degrees())
                .isEqualTo(2);
    }

    @Test
    void fewEventsTellNothing() {
        assertThat(ChiSquare.of(new long[] {50, 50}, new long[] {4, 0})).isEqualTo(new ChiSquare(0, 0, 1));
    }

    private static long[] counts(List<Integer> drawn) {
        return drawn.stream().mapToLong(Integer::longValue).toArray();
    }

    private static int sum(List<Integer> drawn) {
        return drawn.stream().mapToInt(each -> each).sum();
    }
}
