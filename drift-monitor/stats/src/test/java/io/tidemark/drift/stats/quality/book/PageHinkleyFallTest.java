package io.tidemark.drift.stats.quality.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PageHinkleyFallTest {

    @Property(tries = 500)
    void aFallIsFoundWhereTheWorstRunOfWindowsLacksMoreThanTheThreshold(
            @ForAll @Size(min = 8, max = 40) List<@DoubleRange(min = 0.1, max = 0.9) Double> series,
            @ForAll @DoubleRange(min = 0.0001, max = 0.05) @Scale(4) double rate) {
        double[] figures = series.stream().mapToDouble(Double::doubleValue).toArray();
        int newest = Math.min(3, figures.length - 7);
        double[] earlier = Arrays.copyOf(figures, figures.length - newest);
        double[] now = Arrays.copyOfRange(figures, earlier.length, figures.length);
        double threshold = PageHinkleyFall.threshold(rate);
        double excess = slowSum(figures, earlier.length, threshold) - threshold;
        double limit = PageHinkleyFall.limit(earlier, now, false, rate);
        double mean = Arrays.stream(now).average().orElseThrow();
        // At the very threshold the two ways of summing may round differently.
        if (Math.abs(excess) > 1e-6) {
            assertThat(mean < limit).isEqualTo(excess > 0);
        }
    }

    /** The largest sum of any run of windows up to the last one that begins after the last fall among the earlier. */
    private static double slowSum(double[] figures, int earlier, double threshold) {
        int begin = 7;
        double worst = 0;
        for (int end = begin; end < figures.length; end++) {
            worst = 0;
            for (int from = begin; from <= end; from++) {
                worst = Math.max(worst, lacked(figures, from, end));
            }
            begin = end < earlier && worst > threshold ? end + 1 : begin;
        }
        return worst;
    }

    private static double lacked(double[] figures, int from, int end) {
        double sum = 0;
        for (int i = from; i <= end; i++) {
            double[] before = Arrays.copyOf(figures, i);
            double mean = Arrays.stream(before).average().orElseThrow();
            double variance = Arrays.stream(before)
                            .map(figure -> (figure - mean) * (figure - mean))
                            .sum()
                    / (i - 1);
            double t = (mean - figures[i]) / Math.max(1e-12, Math.sqrt(variance * (1 + 1.0 / i)));
            double normal = Math.sqrt((i - 1) * Math.log(1 + t * t / (i - 1))) * (1 - 2.0 / (8 * i - 5));
            sum += (t < 0 ? -normal : normal) - 0.5;
        }
        return sum;
    }

    /**
     * With k = 0.5 the two-sided test runs for 168 looks on average at h = 4 and for 465 at h = 5 (Montgomery,
     * Introduction to Statistical Quality Control, table of the tabular cusum); one side for twice as many.
     */
    @Test
    void theThresholdsHaveThePublishedRunLengths() {
        assertThat(PageHinkleyFall.threshold(1 / (2 * 168.0))).isCloseTo(4, within(0.02));
        assertThat(PageHinkleyFall.threshold(1 / (2 * 465.0))).isCloseTo(5, within(0.02));
    }

    @Test
    void tooFewWindowsSayNothing() {
        double[] six = IntStream.range(0, 6).mapToDouble(i -> 0.5 + i / 100.0).toArray();
        assertThat(PageHinkleyFall.limit(six, new double[] {0, 0, 0}, false, 0.01))
                .isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void aFallLastsWhileTheNewestLackMoreThanIsUsual() {
        double[] before = IntStream.range(0, 20)
                .mapToDouble(i -> i % 2 == 0 ? 0.49 : 0.51)
                .toArray();
        double limit = PageHinkleyFall.limit(before, new double[] {0.3, 0.3, 0.3}, true, 0.001);
        assertThat(limit).isBetween(0.494, 0.495);
    }

    @Test
    void windowsThatNeverDifferedFallByAnyDifference() {
        double[] before = new double[20];
        Arrays.fill(before, 0.5);
        double[] now = {0.5, 0.5, 0.4};
        assertThat(PageHinkleyFall.limit(before, now, false, 0.001)).isGreaterThan(0.4667);
        assertThat(PageHinkleyFall.limit(before, new double[] {0.5, 0.5, 0.5}, false, 0.001))
                .isLessThan(0.5);
    }
}
