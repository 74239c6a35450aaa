package io.tidemark.drift.stats.profile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.drift.stats.compare.ColumnComparison;
import io.tidemark.drift.stats.compare.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ReferenceProfileTest {
    private static final List<String> NAMES = List.of("amount", "night");
    private final RandomGenerator random = new SplittableRandom(5);
    private final ReferenceProfile reference = fit(8_000);
    private final Comparison comparison = new Comparison(0.1);

    @Test
    void theSameTrafficDoesNotDrift() {
        assertThat(compare(2_000, 0, 0)).noneMatch(column -> column.pooled().beyond());
    }

    @Test
    void aShiftedFeatureDriftsAndTheOthersDoNot() {
        List<ColumnComparison> columns = compare(2_000, 0.8, 0);
        assertThat(columns.get(0).pooled().beyond()).isTrue();
        assertThat(columns.get(0).psi()).isGreaterThan(0.3);
        assertThat(columns.get(1).pooled().beyond()).isFalse();
        assertThat(columns.get(2).name()).isEqualTo("score");
    }

    @Test
    void aCalendarFeatureIsReportedAsOne() {
        ColumnComparison night = compare(2_000, 0, 0.9).get(1);
        assertThat(night.psi()).isGreaterThan(1);
        assertThat(night.calendar()).isTrue();
    }

    @Test
    void limitsShrinkWithTheSampleAndNeverBelowTheMinimumEffect() {
        double few = compare(100, 0, 0).get(0).pooled().limit();
        assertThat(few)
                .isGreaterThan(compare(200, 0, 0).get(0).pooled().limit())
                .isGreaterThan(0.2);
        assertThat(compare(2_000, 0, 0))
                .allSatisfy(column -> assertThat(column.pooled().limit()).isGreaterThanOrEqualTo(0.1));
    }

    @Test
    void aProfileSurvivesItsJson() {
        assertThat(ReferenceProfile.fromJson(reference.toJson())).isEqualTo(reference);
        assertThatThrownBy(() -> ReferenceProfile.fromJson(new byte[] {1, 2}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("reference profile");
    }

    @Test
    void missingValuesAndAlertsAreCounted() {
        Binning binning = new Binning(reference);
        long[] counts = new long[binning.size()];
        for (int i = 0; i < 500; i++) {
            count(counts, binning.slots(new double[] {i % 5 == 0 ? Double.NaN : 0.1, 1, 0.5}, i % 4 == 0));
        }
        LiveProfile live = new LiveProfile(reference, counts);
        assertThat(live.events()).isEqualTo(500);
        assertThat(live.alerts()).isEqualTo(125);
        ColumnComparison amount = comparison.of(reference, live).get(0);
        assertThat(amount.missingCurrent()).isEqualTo(0.2);
        assertThat(amount.nCurrent()).isEqualTo(400);
        assertThatThrownBy(() -> new LiveProfile(reference, new long[3])).hasMessageContaining("same bundle");
        assertThatThrownBy(() -> binning.slots(new double[] {1, 0.5}, false)).hasMessageContaining("1 values");
    }

    @Test
    void aColumnThatIsLostAltogetherHasNoPsi() {
        Binning binning = new Binning(reference);
        long[] counts = new long[binning.size()];
        for (int i = 0; i < 500; i++) {
            count(counts, binning.slots(new double[] {Double.NaN, 1, 0.5}, false));
        }
        ColumnComparison amount =
                comparison.of(reference, new LiveProfile(reference, counts)).get(0);
        assertThat(amount.psi()).isNaN();
        assertThat(amount.pooled().value()).isNaN();
        assertThat(amount.missingCurrent()).isEqualTo(1);
    }

    @Test
    void aProfileOfAnOlderBundleKnowsChanceByItsLimits() {
        String json = new String(reference.toJson(), UTF_8);
        // Quantiles of 0.995 of chi-square with nine degrees of freedom, eight and three times as wide.
        String older = json.replaceAll(",\"chance\":\\{[^}]*\\}", "")
                .replaceAll(",\"importance\":[-0-9.]+", "")
                .replace("{\"sizes\":[],\"quantiles\":[]}", "{\"sizes\":[500,2000],\"quantiles\":[0.40101,0.04423]}");
        assertThat(older).contains("[500,2000]").doesNotContain("chance").doesNotContain("importance");
        ReferenceColumn amount =
                ReferenceProfile.fromJson(older.getBytes(UTF_8)).columns().get(0);
        assertThat(amount.importance()).isEqualTo(ReferenceColumn.UNKNOWN_IMPORTANCE);
        assertThat(amount.chance().inflationAt(500)).isCloseTo(8, within(0.01));
        assertThat(amount.chance().inflationAt(2_000)).isCloseTo(3, within(0.01));
    }

    private ReferenceProfile fit(int size) {
        List<double[]> rows = new ArrayList<>();
        double[] scores = new double[size];
        long[] blocks = new long[size];
        for (int i = 0; i < size; i++) {
            rows.add(row(0, 0));
            scores[i] = random.nextDouble();
            blocks[i] = i / 3;
        }
        return new ProfileFit(Set.of("night"), 11).fit(NAMES, rows, scores, blocks);
    }

    private double[] row(double shift, double night) {
        return new double[] {random.nextGaussian() + shift, random.nextDouble() < 0.2 + night * 0.8 ? 1 : 0};
    }

    private List<ColumnComparison> compare(int size, double shift, double night) {
        Binning binning = new Binning(reference);
        long[] counts = new long[binning.size()];
        for (int i = 0; i < size; i++) {
            double[] row = row(shift, night);
            count(counts, binning.slots(new double[] {row[0], row[1], random.nextDouble()}, false));
        }
        return comparison.of(reference, new LiveProfile(reference, counts));
    }

    private static void count(long[] counts, int[] slots) {
        for (int slot : slots) {
            counts[slot]++;
        }
    }
}
