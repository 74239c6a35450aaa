package io.tidemark.scoring.model.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.scoring.model.calibration.CalibrationFit.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    @Property
    void aLargerMarginNeverHasTheSmallerProbabilityAndAllLieBetweenZeroAndOne(
            @ForAll float one,
            @ForAll float other,
            @ForAll @DoubleRange(min = 1e-6, max = 1e6) @Scale(9) double slope,
            @ForAll @DoubleRange(min = -1e6, max = 1e6) double intercept) {
        Assume.that(!Float.isNaN(one) && !Float.isNaN(other));
        Calibration calibration = of(slope, intercept);
        double a = calibration.probability(Math.min(one, other));
        double b = calibration.probability(Math.max(one, other));
        assertThat(a).isLessThanOrEqualTo(b).isGreaterThan(0).isLessThan(1);
        assertThat(b).isLessThan(1);
    }

    @Property
    void neighbouringMarginsKeepTheirOrder(
            @ForAll @DoubleRange(min = -20, max = 15) @Scale(6) double at,
            @ForAll @DoubleRange(min = 0.2, max = 3) double slope,
            @ForAll @DoubleRange(min = -3, max = 3) double intercept) {
        Assume.that(Math.abs(at) > 0.01 && slope * at + intercept < 12);
        Calibration calibration = of(slope, intercept);
        float margin = (float) at;
        // Where models put their margins, not even the next float is a tie.
        assertThat(calibration.probability(Math.nextUp(margin))).isGreaterThan(calibration.probability(margin));
        assertThat(calibration.probability(margin)).isEqualTo(calibration.probability(margin));
    }

    @Property(tries = 200)
    void noSearchFindsASmallerLossThanTheFit(
            @ForAll Random random,
            @ForAll @IntRange(min = 10, max = 300) int rows,
            @ForAll @DoubleRange(min = 0.2, max = 4) double slope,
            @ForAll @DoubleRange(min = -4, max = 4) double intercept) {
        float[] margins = new float[rows];
        boolean[] frauds = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            // Some of them tied.
            margins[i] = Math.round(random.nextGaussian() * 20) / 10f;
            frauds[i] = random.nextDouble() < 1 / (1 + Math.exp(-(slope * margins[i] + intercept)));
        }
        double[] once = new double[frauds.length];
        Arrays.fill(once, 1);
        double[] targets = CalibrationFit.targets(frauds, once);
        Line slow = SlowFit.fit(margins, targets);
        var fitted = CalibrationFit.fit(margins, frauds);
        boolean mixed = frauds.length > 0 && !Arrays.equals(frauds, filled(frauds.length, frauds[0]));
        if (mixed && Math.abs(slow.slope()) > 1e-4) {
            assertThat(fitted.isPresent()).isEqualTo(slow.slope() > 0);
        }
        fitted.ifPresent(line -> assertThat(SlowFit.loss(margins, targets, line))
                .isLessThanOrEqualTo(SlowFit.loss(margins, targets, slow) * (1 + 1e-9)));
    }

    @Property(tries = 200)
    void weightsCountAsRepetitions(@ForAll Random random, @ForAll @IntRange(min = 10, max = 100) int rows) {
        float[] margins = new float[rows];
        boolean[] frauds = new boolean[rows];
        double[] weights = new double[rows];
        List<Integer> repeated = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            margins[i] = (float) random.nextGaussian();
            frauds[i] = random.nextDouble() < 1 / (1 + Math.exp(-margins[i]));
            weights[i] = 1 + random.nextInt(4);
            for (int n = 0; n < weights[i]; n++) {
                repeated.add(i);
            }
        }
        float[] allMargins = new float[repeated.size()];
        boolean[] allFrauds = new boolean[repeated.size()];
        for (int i = 0; i < allMargins.length; i++) {
            allMargins[i] = margins[repeated.get(i)];
            allFrauds[i] = frauds[repeated.get(i)];
        }

        var weighted = CalibrationFit.fit(margins, frauds, weights);

        var expected = CalibrationFit.fit(allMargins, allFrauds);
        assertThat(weighted.isPresent()).isEqualTo(expected.isPresent());
        weighted.ifPresent(line -> {
            assertThat(line.slope()).isCloseTo(expected.get().slope(), within(1e-4));
            assertThat(line.intercept()).isCloseTo(expected.get().intercept(), within(1e-4));
        });
    }

    @Test
    void aLineThatMadeTheLabelsIsFoundAgain() {
        Random random = new Random(3);
        float[] margins = new float[200_000];
        boolean[] frauds = new boolean[margins.length];
        for (int i = 0; i < margins.length; i++) {
            margins[i] = (float) (random.nextGaussian() * 2 - 3);
            frauds[i] = random.nextDouble() < 1 / (1 + Math.exp(-(0.7 * margins[i] + 0.4)));
        }
        Line line = CalibrationFit.fit(margins, frauds).orElseThrow();
        assertThat(line.slope()).isCloseTo(0.7, within(0.02));
        assertThat(line.intercept()).isCloseTo(0.4, within(0.05));
    }

    @Test
    void marginsThatSeparateTheFraudsOrTellNothingDoNoHarm() {
        float[] margins = {-2, -1, 1, 2};
        Line line = CalibrationFit.fit(margins, new boolean[] {false, false, true, true})
                .orElseThrow();
        assertThat(line.slope()).isFinite().isPositive();
        assertThat(CalibrationFit.fit(margins, new boolean[] {true, true, false, false}))
                .isEmpty();
        CalibrationFit.fit(new float[] {1, 1, 1}, new boolean[] {true, false, false})
                .ifPresent(tied -> assertThat(of(tied.slope(), tied.intercept()).probability(1f))
                        .isBetween(0.2, 0.6));
    }

    @Test
    void aMapThatDoesNotIncreaseIsRefused() {
        for (double slope : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> of(slope, 0)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> of(1, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rowsOfOneKindHaveNoMap() {
        float[] margins = {-1.5f, 0.25f, 0.5f, 2};
        assertThat(CalibrationFit.fit(margins, filled(4, false))).isEmpty();
        assertThat(CalibrationFit.fit(margins, filled(4, true))).isEmpty();
        assertThat(CalibrationFit.fit(new float[0], new boolean[0])).isEmpty();
    }

    private static boolean[] filled(int length, boolean value) {
        boolean[] values = new boolean[length];
        Arrays.fill(values, value);
        return values;
    }

    private static Calibration of(double slope, double intercept) {
        return new Calibration(slope, intercept, Instant.EPOCH, Instant.EPOCH, 0, 0);
    }
}
