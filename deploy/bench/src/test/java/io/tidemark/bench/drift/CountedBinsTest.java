package io.tidemark.bench.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.bench.jmh.ColumnShape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CountedBinsTest {

    @ParameterizedTest
    @EnumSource(ColumnShape.class)
    void whatTheMonitorCountsIsWhatASearchThroughAllBinsCounts(ColumnShape shape) {
        assertThat(CountedBins.equal(shape)).isTrue();
    }
}
