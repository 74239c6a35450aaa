package io.tidemark.drift.stats.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CalibrationQualityTest {

    @Test
    void figuresByHand() {
        CalibrationQuality quality =
                CalibrationQuality.of(new double[] {0.5, 0.5, 0.5, 0.5}, new boolean[] {true, false, false, false});
        assertThat(quality.brier()).isCloseTo(0.25, within(1e-12));
        assertThat(quality.calibrationError()).isCloseTo(0.25, within(1e-12));
        assertThat(CalibrationQuality.of(new double[] {1, 0}, new boolean[] {true, false}))
                .isEqualTo(new CalibrationQuality(0, 0));
    }

    @Test
    void withoutRowsNothingIsSaid() {
        assertThat(CalibrationQuality.of(new double[0], new boolean[0]).brier()).isNaN();
    }

    @Property(tries = 300)
    void distinctProbabilitiesAreBinnedAsByCounting(
            @ForAll Random random, @ForAll @IntRange(min = 1, max = 200) int n) {
        double[] probabilities = random.doubles(n).toArray();
        boolean[] frauds = new boolean[n];
        for (int i = 0; i < n; i++) {
            frauds[i] = random.nextDouble() < probabilities[i];
        }
        double[] sorted = probabilities.clone();
        Arrays.sort(sorted);
        double error = 0;
        for (int bin = 0; bin < CalibrationQuality.BINS; bin++) {
            double excess = 0;
            for (int row = 0; row < n; row++) {
                int rank = Arrays.binarySearch(sorted, probabilities[row]);
                boolean inside = rank >= (long) bin * n / CalibrationQuality.BINS
                        && rank < (long) (bin + 1) * n / CalibrationQuality.BINS;
                excess += inside ? probabilities[row] - (frauds[row] ? 1 : 0) : 0;
            }
            error += Math.abs(excess);
        }
        assertThat(CalibrationQuality.of(probabilities, frauds).calibrationError())
                .isCloseTo(error / n, within(1e-12));
    }

    @Property(tries = 300)
    void weightsCountAsRepetitions(@ForAll Random random, @ForAll @IntRange(min = 1, max = 60) int n) {
        double[] probabilities = random.doubles(n).toArray();
        boolean[] frauds = new boolean[n];
        double[] weights = new double[n];
        List<Integer> repeated = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            frauds[i] = random.nextDouble() < probabilities[i];
            weights[i] = 1 + random.nextInt(5);
            repeated.addAll(Collections.nCopies((int) weights[i], i));
        }
        boolean[] repeatedFrauds = new boolean[repeated.size()];
        for (int i = 0; i < repeatedFrauds.length; i++) {
            repeatedFrauds[i] = frauds[repeated.get(i)];
        }

        CalibrationQuality expected = CalibrationQuality.of(
                repeated.stream().mapToDouble(i -> probabilities[i]).toArray(), repeatedFrauds);

        CalibrationQuality actual = CalibrationQuality.of(probabilities, frauds, weights);
        assertThat(actual.brier()).isCloseTo(expected.brier(), within(1e-12));
        assertThat(actual.calibrationError()).isCloseTo(expected.calibrationError(), within(1e-12));
    }
}
