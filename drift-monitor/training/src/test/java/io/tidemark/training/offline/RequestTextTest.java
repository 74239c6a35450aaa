package io.tidemark.training.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.training.Versions;
import io.tidemark.training.bundle.AlertBudget;
import io.tidemark.training.params.TrainingParameters;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequestTextTest {

    @Test
    void aRangeHoldsItsFirstAndItsLastDay() {
        DateRange range = DateRange.parse("2018-05-16..2018-05-22");

        assertThat(range.contains(LocalDate.parse("2018-05-16"))).isTrue();
        assertThat(range.contains(LocalDate.parse("2018-05-22"))).isTrue();
        assertThat(range.contains(LocalDate.parse("2018-05-23"))).isFalse();
        assertThat(range.until()).isEqualTo(Instant.parse("2018-05-23T00:00:00Z"));
    }

    @Test
    void aRangeThatCannotBeReadSaysHowToWriteIt() {
        for (String wrong : List.of("2018-05-16", "2018-05-16..", "2018-05-22..2018-05-16", "16.5...22.5.")) {
            assertThatThrownBy(() -> DateRange.parse(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void theDaysBetweenTrainingAndTestCalibrateUnlessOthersAreNamed() {
        assertThat(request("2018-05-30..2018-06-05", null).calibrationDays())
                .contains(DateRange.parse("2018-05-23..2018-05-29"));
        assertThat(request(null, null).calibrationDays()).contains(DateRange.parse("2018-05-23..2018-05-29"));
        assertThat(request("2018-05-30..2018-06-05", "2018-06-06..2018-06-12").calibrationDays())
                .contains(DateRange.parse("2018-06-06..2018-06-12"));
    }

    @Test
    void calibrationDaysThatWereTrainedOnOrAreTestedOnAreRefused() {
        assertThatThrownBy(() -> request(null, "2018-05-22..2018-05-25"))
                .hasMessageContaining("begin before the end of the training days");
        assertThatThrownBy(() -> request("2018-05-30..2018-06-05", "2018-05-25..2018-05-30"))
                .hasMessageContaining("are test days, too");
    }

    private static OfflineTrainingRequest request(String test, String calibration) {
        return new OfflineTrainingRequest(
                Path.of("f"),
                "handbook",
                "handbook",
                DateRange.parse("2018-05-16..2018-05-22"),
                Duration.ofDays(7),
                Optional.ofNullable(test).map(DateRange::parse),
                TrainingParameters.defaults(),
                AlertBudget.DEFAULT,
                Optional.empty(),
                Optional.ofNullable(calibration).map(DateRange::parse),
                Path.of("out"));
    }

    @Test
    void testDaysBeforeTheTrainingLabelsAreKnownAreRefused() {
        assertThatThrownBy(() -> new OfflineTrainingRequest(
                        Path.of("f"),
                        "handbook",
                        "handbook",
                        DateRange.parse("2018-05-16..2018-05-22"),
                        Duration.ofDays(7),
                        Optional.of(DateRange.parse("2018-05-29..2018-06-05")),
                        TrainingParameters.defaults(),
                        AlertBudget.DEFAULT,
                        Optional.empty(),
                        Optional.empty(),
                        Path.of("out")))
                .hasMessageContaining("would leak; test from 2018-05-30T00:00:00Z on");
    }

    @Test
    void parametersAreXgboostsOwnAndRounds() {
        TrainingParameters parameters = TrainingParameters.parse("eta=0.3, max_depth=6,rounds=7");

        assertThat(parameters.rounds()).isEqualTo(7);
        assertThat(parameters.all())
                .containsEntry("eta", "0.3")
                .containsEntry("max_depth", "6")
                .containsEntry("base_score", "0.5")
                .containsEntry("rounds", "7");
        assertThatThrownBy(() -> TrainingParameters.parse("eta")).hasMessageContaining("'eta'");
    }

    @Test
    void theBudgetSetsTheThresholds() {
        double[] scores = new double[1000];
        for (int i = 0; i < 1000; i++) {
            scores[i] = (i * 7 % 1000) / 1000.0;
        }

        AlertBudget.Thresholds thresholds = new AlertBudget(0.01, 0.002).thresholds(scores);

        assertThat(thresholds.review()).isEqualTo(0.990);
        assertThat(thresholds.decline()).isEqualTo(0.998);
    }

    @Test
    void versionsAreUniqueAndSortedByTime() {
        Clock clock = Clock.fixed(Instant.parse("2026-03-01T14:05:59.9Z"), ZoneOffset.UTC);

        assertThat(new Versions(clock).next(Set.of())).isEqualTo("m-20260301-140559");
        assertThat(new Versions(clock).next(Set.of("m-20260301-140559"))).isEqualTo("m-20260301-140600");
    }
}
