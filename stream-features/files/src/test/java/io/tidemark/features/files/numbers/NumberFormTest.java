package io.tidemark.features.files.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberFormTest {

    @Property(tries = 500)
    void aNumberReadsBackInAnyForm(
            @ForAll long minor, @ForAll @IntRange(max = 4) int form, @ForAll boolean behind, @ForAll boolean signed) {
        String thousands = List.of("", ".", " ", "'", ",").get(form);
        char decimal = thousands.equals(",") ? '.' : ',';
        BigDecimal number = BigDecimal.valueOf(minor, 2);
        String digits = number.abs().toPlainString();
        StringBuilder whole = new StringBuilder(digits.substring(0, digits.length() - 3));
        for (int i = whole.length() - 3; i > 0 && !thousands.isEmpty(); i -= 3) {
            whole.insert(i, thousands);
        }
        String written = whole.toString() + decimal + digits.substring(digits.length() - 2);
        String minus = number.signum() < 0 ? "-" : "";
        String text = !signed ? minus + written : behind ? minus + written + " EUR" : minus + "$" + written;
        NumberForm read = new NumberForm(decimal, thousands, List.of("$", "EUR"));
        assertThat(new BigDecimal(read.plain(text))).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,50|.|,",
                "1,5000|.|,",
                "12.50|,|.",
                "12.50|,|",
                "1.2.3,4|,|.",
                "1,234,50|,|.",
                "1.234.5|.|,",
                "1,,234|.|,",
                ",234|.|,",
                "1.234,567.8|,|."
            })
    void whatIsNoNumberOfTheFormIsNoNumber(String text, char decimal, String thousands) {
        String plain = new NumberForm(decimal, thousands == null ? "" : thousands, List.of()).plain(text);
        assertThatThrownBy(() -> new BigDecimal(plain)).isInstanceOf(NumberFormatException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {".|.", ";|.", ",|,", ".|12", ".|x"})
    void aFormThatCanBeReadInTwoWaysIsNone(char decimal, String thousands) {
        assertThatThrownBy(() -> new NumberForm(decimal, thousands, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
