package io.tidemark.drift.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
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
        assertThat(compare(2_000, 0, 0)).noneMatch(ColumnComparison::drifted);
    }

    @Test
    void aShiftedFeatureDriftsAndTheOthersDoNot() {
        List<ColumnComparison> columns = compare(2_000, 0.8, 0);
        assertThat(columns.get(0).drifted()).isTrue();
        assertThat(columns.get(0).psi()).isGreaterThan(0.3);
        assertThat(columns.get(1).drifted()).isFalse();
        assertThat(columns.get(2).name()).isEqualTo("score");
    }

    @Test
    void aCalendarFeatureIsReportedButNeverDrifted() {
        ColumnComparison night = compare(2_000, 0, 0.9).get(1);
        assertThat(night.psi()).isGreaterThan(1);
        assertThat(night.calendar()).isTrue();
        assertThat(night.drifted()).isFalse();
    }

    @Test
    void limitsShrinkWithTheSampleAndNeverBelowTheMinimumEffect() {
        PsiLimits limits = reference.columns().get(0).limits();
        assertThat(limits.at(100)).isGreaterThan(limits.at(1_000));
        assertThat(limits.at(1_000)).isGreaterThan(limits.at(10_000));
        assertThat(limits.at(250)).isCloseTo(2 * limits.at(500), within(1e-12));
        assertThat(compare(2_000, 0, 0))
                .allSatisfy(column -> assertThat(column.limit()).isGreaterThanOrEqualTo(0.1));
    }

    @Test
    void aProfileSurvivesItsJson() {
        assertThat(ReferenceProfile.fromJson(reference.toJson())).isEqualTo(reference);
        assertThatThrownBy(() -> ReferenceProfile.fromJson(new byte[] {1, 2}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("reference profile");
    }

    @Test
    void mergedPartsEqualTheWholeAndSurviveTheirCodec() throws IOException {
        LiveProfile whole = LiveProfile.over(reference);
        LiveProfile left = LiveProfile.over(reference);
        LiveProfile right = LiveProfile.over(reference);
        Binning binning = new Binning(reference);
        for (int i = 0; i < 500; i++) {
            double[] row = row(0.2, 0.1);
            int[] bins = binning.of(List.of(i % 7 == 0 ? Double.NaN : row[0], row[1]), random.nextDouble());
            whole.add(bins, i % 3 == 0);
            (i % 2 == 0 ? left : right).add(bins, i % 3 == 0);
        }
        left.merge(right);

        assertThat(bytes(left)).isEqualTo(bytes(whole));
        LiveProfile read = LiveProfile.read(new DataInputStream(new ByteArrayInputStream(bytes(whole))));
        assertThat(bytes(read)).isEqualTo(bytes(whole));
        assertThat(read.events()).isEqualTo(500);
        assertThat(comparison.of(reference, read).get(0).missingCurrent()).isCloseTo(72 / 500.0, within(1e-12));
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
        LiveProfile live = LiveProfile.over(reference);
        Binning binning = new Binning(reference);
        for (int i = 0; i < size; i++) {
            double[] row = row(shift, night);
            live.add(binning.of(List.of(row[0], row[1]), random.nextDouble()), false);
        }
        return comparison.of(reference, live);
    }

    private static byte[] bytes(LiveProfile profile) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        profile.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
