package io.tidemark.bench.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Benchmarks must at least compute the same as their peers; how fast is no matter of tests. */
@Tag("component")
class WindowsValuesIT {

    @Test
    void aSteadyEntityHoldsWhatAddingUpSays() {
        SteadyEntity entity = new SteadyEntity(Duration.ofHours(1), 500);
        entity.pass(10_000);
        assertThat(entity.holds()).isTrue();
    }

    @Test
    void lateEventsAreAnsweredAsTheSlowWayDoesOnTheHeapAndInRocksDb() throws IOException {
        assertThat(new LateEvents(3_000, 1).run(progress -> {}))
                .hasSize(24)
                .allSatisfy(
                        result -> assertThat(result.equal()).as(result.name()).isTrue());
    }

    @Test
    void ourWindowsEqualFlinksSlidingWindowsAtEveryEvent() throws Exception {
        assertThat(new SlidingWindowsComparison(0).valuesAreEqual()).isTrue();
    }
}
