package io.tidemark.drift.stats.quality.tally;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecidedTest {

    @ParameterizedTest
    @CsvSource({
        "APPROVE, APPROVE, false",
        "STEP_UP, REVIEW, true",
        "REVIEW, REVIEW, true",
        "DECLINE, DECLINE, true",
        "UNKNOWN, UNKNOWN, false",
        "A_LATER_ONE, UNKNOWN, false"
    })
    void whateverStopsAFraudCountsAsStopped(String decision, Decided counted, boolean stopped) {
        assertThat(Decided.named(decision)).isEqualTo(counted);
        assertThat(Decided.named(decision).flagged()).isEqualTo(stopped);
    }
}
