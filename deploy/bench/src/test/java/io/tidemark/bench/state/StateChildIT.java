package io.tidemark.bench.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A process of its own is filled and says what it takes; how much is no matter of tests. */
@Tag("component")
class StateChildIT {

    @ParameterizedTest
    @CsvSource({"rocksdb", "heap"})
    void theStateOfEveryStageHoldsAllThatWasSent(String backend) throws Exception {
        StateFootprint footprint = StateChild.fill("handbook", backend, 200, 10, "512m", line -> {});
        assertThat(footprint.transactions()).isEqualTo(2_000);
        assertThat(footprint.holdsAll()).isTrue();
        assertThat(footprint.stageBytes()).containsKeys("numbering", "identity", "terminal", "customer");
        assertThat(footprint.residentBytes()).isGreaterThan(footprint.checkpointBytes());
    }
}
