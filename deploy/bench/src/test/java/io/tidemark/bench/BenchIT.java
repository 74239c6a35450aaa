package io.tidemark.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.bench.jmh.ColumnShape;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Benchmarks must at least compute the same as their peers; how fast is no matter of tests. */
@Tag("component")
class BenchIT {

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

    @ParameterizedTest
    @EnumSource(ColumnShape.class)
    void distancesFromSketchesAreWithinHalfAPercentOfThoseOfTheValues(ColumnShape shape) {
        assertThat(SketchAccuracy.worst(shape)).isLessThanOrEqualTo(0.005);
    }

    @Test
    void everyBenchHasANameOfItsOwn() {
        assertThat(Benches.names()).doesNotHaveDuplicates();
        assertThat(Benches.ALL)
                .allSatisfy(bench -> assertThat(bench.description()).isNotBlank());
    }
}
