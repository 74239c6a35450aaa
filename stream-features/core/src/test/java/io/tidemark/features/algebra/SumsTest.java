package io.tidemark.features.algebra;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** {@link Counted}, {@link Frauds}, {@link Summed} and {@link Squared}. */
class SumsTest {

    @Property(tries = 100)
    void countsAreTheNumberOfRowsInside(@ForAll long seed) {
        new AccumulatorLaws<>(
                        Counted::new,
                        (counted, inside) -> assertThat(counted.count()).isEqualTo(inside.rows.size()),
                        3)
                .hold(seed);
    }

    @Property(tries = 100)
    void fraudsAreTheNumberOfRowsInsideThatAreFraud(@ForAll long seed) {
        new AccumulatorLaws<>(
                        Frauds::new,
                        (frauds, inside) -> assertThat(frauds.count())
                                .isEqualTo(inside.rows.stream()
                                        .filter(row -> row.fraud)
                                        .count()),
                        3)
                .hold(seed);
    }

    @Property(tries = 100)
    void sumsAreThoseOfTheAmountsInside(@ForAll long seed) {
        new AccumulatorLaws<>(
                        () -> new Summed(-1),
                        (summed, inside) -> assertThat(summed.total().big())
                                .isEqualTo(amounts(inside).reduce(BigInteger.ZERO, BigInteger::add)),
                        3)
                .hold(seed);
    }

    @Property(tries = 100)
    void sumsOfSquaresAreThoseOfTheAmountsInside(@ForAll long seed) {
        new AccumulatorLaws<>(
                        () -> new Squared(-1),
                        (squared, inside) -> assertThat(squared.total().big())
                                .isEqualTo(amounts(inside)
                                        .map(amount -> amount.pow(2))
                                        .reduce(BigInteger.ZERO, BigInteger::add)),
                        3)
                .hold(seed);
    }

    private static Stream<BigInteger> amounts(RowsOfAWindow inside) {
        return inside.rows.stream().map(row -> BigInteger.valueOf(row.amount));
    }
}
