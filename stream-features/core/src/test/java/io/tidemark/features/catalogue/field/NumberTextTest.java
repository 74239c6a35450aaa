package io.tidemark.features.catalogue.field;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class NumberTextTest {

    @Property(tries = 2_000)
    void anyNumberReadsBackToItself(@ForAll double number) {
        Double expected = Double.isFinite(number) ? number : Double.NaN;
        assertThat(NumberText.value(Double.toString(number))).isEqualTo(expected);
    }
}
