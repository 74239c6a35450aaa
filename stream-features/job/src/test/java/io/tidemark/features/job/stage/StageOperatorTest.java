package io.tidemark.features.job.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.features.job.FeaturesJobState;
import io.tidemark.features.job.backfill.PlainFormats;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StageOperatorTest {
    private static final long HEAP = 1L << 30;

    @Test
    void howeverManyStagesThereAreTogetherTheyTakeAQuarterOfTheHeap() {
        for (int stages = 3; stages <= 66; stages++) {
            for (int subtasks : List.of(1, 2, 7, 128)) {
                long parts = (long) stages * subtasks;
                assertThat(StageOperator.share(HEAP, stages, subtasks) * parts).isBetween(HEAP / 4 - parts, HEAP / 4);
            }
        }
    }

    @Test
    void everyEntityOfTheCatalogueIsAStageBesideThoseThatNumberInOrderedModeAndKnow() {
        assertThat(StageHarness.plan(true).stages())
                .isEqualTo(StageHarness.CATALOGUE.stages().size() + 2);
        assertThat(StageHarness.plan(false).stages())
                .isEqualTo(StageHarness.CATALOGUE.stages().size() + 1);
        String features = IntStream.range(0, 20)
                .mapToObj(i -> "  - {name: f" + i + ", entity: attributes.a" + i + ", aggregate: count, window: 1d}\n")
                .collect(Collectors.joining());
        assertThat(plan(CatalogueReader.read("name: x\nfeatures:\n" + features)).stages())
                .isEqualTo(22);
    }

    private static StagePlan plan(Catalogue catalogue) {
        return new StagePlan(
                catalogue,
                false,
                Duration.ofDays(1),
                "transactions",
                "labels",
                "outcomes",
                new PlainFormats(),
                FeaturesJobState.TYPES,
                StageProbe.NONE);
    }
}
