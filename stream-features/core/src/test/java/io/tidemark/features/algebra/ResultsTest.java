package io.tidemark.features.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What the aggregates make of what was measured. */
class ResultsTest {

    private static final MathContext DIGITS = new MathContext(60);

    @Property(tries = 2_000)
    void theStandardDeviationIsThatOfTwoPassesInSixtyDigits(
            @ForAll @Size(min = 2, max = 30) List<@LongRange(min = 0, max = 1L << 53) Long> amounts) {
        BigDecimal mean = amounts.stream()
                .map(BigDecimal::valueOf)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(amounts.size()), DIGITS);
        double expected = amounts.stream()
                .map(amount -> BigDecimal.valueOf(amount).subtract(mean).pow(2))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(amounts.size() - 1L), DIGITS)
                .sqrt(DIGITS)
                .divide(BigDecimal.valueOf(100), DIGITS)
                .doubleValue();
        assertThat(result("standard_deviation", amounts)).isCloseTo(expected, within(3 * Math.ulp(expected)));
    }

    @Test
    void equalAmountsDoNotDeviateHoweverLarge() {
        long large = (1L << 53) - 1;
        assertThat(result("standard_deviation", List.of(large, large, large))).isZero();
        assertThat(result("standard_deviation", List.of(large, large - 1))).isCloseTo(0.00707, within(1e-5));
    }

    @Test
    void nothingIsZeroWhereItIsANumberOfSomethingAndMissingElsewhere() {
        assertThat(List.of(result("count", List.of()), result("sum", List.of()), result("mean", List.of())))
                .containsOnly(0.0);
        assertThat(List.of(result("fraud_rate", List.of()), result("share", List.of()), result("distinct", List.of())))
                .containsOnly(0.0);
        for (String word : List.of(
                "standard_deviation",
                "min",
                "max",
                "last",
                "seconds_since_last",
                "seconds_since_first",
                "velocity",
                "most_frequent",
                "entropy")) {
            assertThat(result(word, List.of())).as(word).isNaN();
        }
    }

    @Test
    void entropyIsInBits() {
        assertThat(ofTexts("entropy", 1, 1, 1)).isZero();
        assertThat(ofTexts("entropy", 1, 2)).isCloseTo(1, within(1e-15));
        assertThat(ofTexts("entropy", 1, 2, 3, 4)).isCloseTo(2, within(1e-15));
        assertThat(ofTexts("entropy", 1, 1, 1, 2)).isCloseTo(0.811278124459, within(1e-12));
    }

    private static double result(String word, List<Long> amounts) {
        return result(word, amounts.stream().map(amount -> RowsOfAWindow.row(1, amount, 1)));
    }

    private static double ofTexts(String word, long... texts) {
        return result(word, LongStream.of(texts).mapToObj(text -> RowsOfAWindow.row(1, 0, text)));
    }

    private static double result(String word, Stream<Row> rows) {
        Aggregate aggregate = Aggregates.of(word).orElseThrow();
        Accumulator[] all = aggregate.measures().stream()
                .map(measure -> measure.accumulator(measure == Measure.TALLY ? 0 : -1, 256))
                .toArray(Accumulator[]::new);
        rows.forEach(row -> {
            for (Accumulator accumulator : all) {
                accumulator.add(row);
            }
        });
        int[] places = IntStream.range(0, all.length).toArray();
        Row event = RowsOfAWindow.row(9, 0, 1);
        return aggregate.result(new Measured(all, places, event, 100, new Dictionary(List.of("online")), false));
    }
}
