package io.tidemark.cli.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.features.audit.AuditReport;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class UnexplainedBoundTest {

    /** 10 unexplained of 1,000 values. */
    private static final AuditReport REPORT =
            new AuditReport("hash", 100, 0, 100, 12, 1_000, 15, 5, 0, 10, 0, Map.of(), 0, List.of());

    @ParameterizedTest
    @ValueSource(strings = {"10", "11", "0.01", "1%", "1.0%", "1.0"})
    void whatIsNotExceededIsBorne(String bound) {
        assertThat(bound(bound).bears(REPORT)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "9", "0.0099", "0.9%", "0.0"})
    void whatIsExceededIsNot(String bound) {
        assertThat(bound(bound).bears(REPORT)).isFalse();
    }

    @Test
    void whatIsNoBoundIsRefusedWithAnExample() {
        assertThatThrownBy(() -> bound("-1"))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("0.1%");
    }

    private static UnexplainedBound bound(String text) {
        return new UnexplainedBound.Converter().convert(text);
    }
}
