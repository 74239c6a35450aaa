package io.tidemark.training.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.nouns.Nouns;
import io.tidemark.training.fit.Calibrating;
import io.tidemark.training.fit.TrainedModel;
import io.tidemark.training.fit.Trainer;
import io.tidemark.training.gate.Quality;
import io.tidemark.training.params.TrainingParameters;
import io.tidemark.training.rows.TrainingRow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ParameterSearchTest {

    private static final Nouns MACHINES = new Nouns(Map.of("positive", "failure"));

    private static final List<String> NAMES = List.of("a", "b", "c");
    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    private static final TrainingParameters ONE_SPLIT = TrainingParameters.parse("max_depth=1,rounds=3,eta=0.3");
    private final List<String> told = new ArrayList<>();

    @Test
    void itFindsDeeperTreesWhereTheConfiguredOnesCannotSeeTheFraud() {
        ParameterSearch.Found found = search(rules(8, Duration.ofHours(1))).best(ONE_SPLIT, rows(6_000), NAMES);

        assertThat(found.tried()).isEqualTo(8);
        assertThat(Integer.parseInt(found.parameters().booster().get("max_depth")))
                .isGreaterThan(1);
        assertThat(quality(found.parameters())).isGreaterThan(quality(ONE_SPLIT) + 0.2);
    }

    @Test
    void theSameRowsAndSeedFindTheSame() {
        SearchRules rules = rules(4, Duration.ofHours(1));

        assertThat(search(rules).best(ONE_SPLIT, rows(3_000), NAMES))
                .isEqualTo(search(rules).best(ONE_SPLIT, rows(3_000), NAMES));
    }

    @Test
    void whereThereIsNoTimeOnlyTheConfiguredOnesAreTriedAndStillGetTheirRounds() {
        Clock late = new Clock() {
            private long seconds;

            @Override
            public Instant instant() {
                return Instant.ofEpochSecond(seconds++);
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }
        };
        ParameterSearch.Found found = new ParameterSearch(
                        rules(8, Duration.ofSeconds(12)), 17, late, Nouns.USUAL, told::add)
                .best(ONE_SPLIT, rows(3_000), NAMES);

        assertThat(found.tried()).isEqualTo(1);
        assertThat(found.parameters().rounds()).isBetween(1, 12);
        assertThat(found.parameters().booster()).isEqualTo(ONE_SPLIT.booster());
    }

    @Test
    void withTooFewFraudsToCompareOnThereIsNoSearch() {
        ParameterSearch.Found found = search(rules(8, Duration.ofHours(1))).best(ONE_SPLIT, rows(200), NAMES);

        assertThat(found.parameters()).isEqualTo(ONE_SPLIT);
        assertThat(found.tried()).isZero();
        assertThat(told).singleElement().asString().startsWith("no search: ").endsWith(" failures on its two sides");
    }

    @Test
    void bothWaysToFindSplitsAreTried() {
        search(rules(2, Duration.ofHours(1))).best(ONE_SPLIT, rows(3_000), NAMES);

        assertThat(told).hasSize(2);
        assertThat(told.get(0)).contains("tree_method=exact");
        assertThat(told.get(1)).contains("tree_method=hist");
    }

    @Test
    void whatOnlyHistogramsKnowIsNotTriedWithoutThemAndConstraintsHoldInEveryCandidate() {
        TrainingParameters binned = TrainingParameters.parse("tree_method=hist,max_bin=16,monotone_constraints=(a:1)")
                .over(NAMES);

        search(rules(3, Duration.ofHours(1))).best(binned, rows(3_000), NAMES);

        assertThat(told).hasSize(3).allSatisfy(line -> assertThat(line)
                .contains("tree_method=hist", "max_bin=16", "monotone_constraints=(1,0,0)"));
    }

    private ParameterSearch search(SearchRules rules) {
        return new ParameterSearch(rules, 17, CLOCK, MACHINES, told::add);
    }

    private static SearchRules rules(int candidates, Duration time) {
        return new SearchRules(candidates, time, 0.25, 10, 60, 20);
    }

    private static double quality(TrainingParameters parameters) {
        List<TrainingRow> rows = rows(9_000);
        List<TrainingRow> later = rows.subList(6_000, 9_000);
        try (TrainedModel model = new Trainer(parameters).train(rows.subList(0, 6_000), NAMES)) {
            return Quality.of(later, Calibrating.uncalibrated(model, later)).averagePrecision();
        }
    }

    /** Fraud is where a and b are on the same side of zero, which no single split sees. */
    private static List<TrainingRow> rows(int count) {
        SplittableRandom random = new SplittableRandom(3);
        List<TrainingRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double[] vector = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
            boolean fraud = vector[0] * vector[1] > 1.2 && random.nextInt(4) > 0;
            rows.add(new TrainingRow("t" + i, "c" + i % 90, 1_000L * i, vector, fraud));
        }
        return rows;
    }
}
