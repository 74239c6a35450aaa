package io.tidemark.features.algebra;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class WideTest {

    @Property(tries = 5_000)
    void sumsAndSquaresAreThoseOfWholeNumbersWithoutLimit(
            @ForAll List<@LongRange(min = 0, max = 1L << 53) Long> in, @ForAll long product, @ForAll long factor) {
        Wide wide = new Wide();
        BigInteger expected = BigInteger.ZERO;
        for (long number : in) {
            wide.add(number);
            wide.addSquare(number);
            expected = expected.add(BigInteger.valueOf(number)).add(square(number));
        }
        wide.addProduct(product >> 2, factor >> 2);
        expected = expected.add(BigInteger.valueOf(product >> 2).multiply(BigInteger.valueOf(factor >> 2)));
        for (long number : in.subList(0, in.size() / 2)) {
            wide.subtract(number);
            wide.subtractSquare(number);
            expected = expected.subtract(BigInteger.valueOf(number)).subtract(square(number));
        }
        assertThat(wide.big()).isEqualTo(expected);
        assertThat(wide.doubleValue()).isEqualTo(expected.doubleValue());
        assertThat(wide.fitsLong()).isEqualTo(expected.bitLength() < 64);
    }

    private static BigInteger square(long number) {
        return BigInteger.valueOf(number).pow(2);
    }
}
