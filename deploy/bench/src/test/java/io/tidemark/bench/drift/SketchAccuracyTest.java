package io.tidemark.bench.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.bench.jmh.ColumnShape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SketchAccuracyTest {

    @ParameterizedTest
    @EnumSource(ColumnShape.class)
    void distancesFromSketchesAreWithinHalfAPercentOfThoseOfTheValues(ColumnShape shape) {
        assertThat(SketchAccuracy.worst(shape)).isLessThanOrEqualTo(0.005);
    }
}
