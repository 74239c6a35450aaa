package io.tidemark.features.files;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class VectorWriterTest {

    @Property(tries = 5_000)
    void everyNumberReadsBackToItself(@ForAll double value) {
        assertThat(Double.parseDouble(VectorWriter.text(value))).isEqualTo(value == 0 ? 0.0 : value);
    }

    @Test
    void wholeNumbersHaveNoPointAndOthersTheFewestDigits() {
        assertThat(VectorWriter.text(0)).isEqualTo("0");
        assertThat(VectorWriter.text(60)).isEqualTo("60");
        assertThat(VectorWriter.text(2.2e-3)).isEqualTo("0.0022");
        assertThat(VectorWriter.text(Double.NaN)).isEqualTo("NaN");
    }
}
