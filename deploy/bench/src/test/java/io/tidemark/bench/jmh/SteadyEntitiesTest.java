package io.tidemark.bench.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.algebra.Aggregate;
import io.tidemark.features.algebra.Aggregates;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What JMH measures must be what it is called; how fast is no matter of tests. */
class SteadyEntitiesTest {

    @ParameterizedTest
    @CsvSource({"PT1M, 1, 1000", "PT1H, 1, 1000", "P30D, 1, 100", "P30D, 1, 10000", "P90D, 1, 1000", "P30D, 1000, 10"})
    void everyWindowHoldsAsManyEventsAsItIsFilledWith(Duration window, int keys, int fill) {
        SteadyEntities entities = new SteadyEntities(BenchCatalogues.simple(window), keys, window, fill);
        entities.fill();
        for (int i = 0; i < 2 * keys; i++) {
            assertThat(entities.next()[0]).isEqualTo(fill);
        }
    }

    @ParameterizedTest
    @CsvSource({"5", "20", "50", "100", "200"})
    void aMixedCatalogueHasAsManyFeaturesAsAskedForAndAnswersAll(int features) {
        SteadyEntities entities = new SteadyEntities(BenchCatalogues.mixed(features), 1, Duration.ofDays(30), 1_000);
        entities.fill();
        assertThat(entities.next()).hasSize(features).doesNotContain(Double.NaN);
    }

    @Test
    void everyAggregateAnswersTheCatalogueMadeForIt() {
        for (Aggregate aggregate : Aggregates.ALL) {
            SteadyEntities entities =
                    new SteadyEntities(BenchCatalogues.single(aggregate), 1, Duration.ofDays(30), 1_000);
            entities.fill();
            assertThat(entities.next()).as(aggregate.word()).doesNotContain(Double.NaN);
        }
    }
}
