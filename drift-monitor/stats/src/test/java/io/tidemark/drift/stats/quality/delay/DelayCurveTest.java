package io.tidemark.drift.stats.quality.delay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class DelayCurveTest {
    private static final long DAY = 86_400_000;

    @Property
    void aDelayLiesWithinItsBin(@ForAll @LongRange(min = -1_000_000, max = 40_000_000_000L) long millis) {
        int bin = DelayBins.of(millis);
        assertThat(millis).isLessThanOrEqualTo(DelayBins.upperEdge(bin));
        assertThat(bin == 0 || DelayBins.upperEdge(bin - 1) < millis).isTrue();
    }

    /**
     * Transactions of 60 days, a fixed number a day; labels come after 1 to 21 days, evenly. Of the newest days most
     * are still missing.
     */
    @Example
    void itFindsTheDelaysThoughYoungTransactionsShowTheirFastLabelsOnly() {
        SplittableRandom random = new SplittableRandom(7);
        Map<Long, long[]> cohorts = new HashMap<>();
        double naive = 0;
        double seen = 0;
        for (int age = 1; age <= 60; age++) {
            long[] counts = new long[DelayBins.COUNT];
            for (int i = 0; i < 400; i++) {
                long delay = (long) ((1 + 20 * random.nextDouble()) * DAY);
                // More and more transactions a day, so that the young ones weigh most.
                if (delay <= age * DAY && i < 400 / age + 20) {
                    counts[DelayBins.of(delay)]++;
                    seen++;
                    naive += delay <= 11 * DAY ? 1 : 0;
                }
            }
            cohorts.put(age * DAY, counts);
        }
        DelayCurve curve = DelayCurve.of(cohorts);
        assertThat(curve.share(11 * DAY)).isCloseTo(0.5, within(0.06));
        assertThat(naive / seen).as("what was seen, taken as it is").isGreaterThan(0.57);
        assertThat(curve.quantile(0.95).orElseThrow() / (double) DAY).isBetween(19.0, 22.5);
        assertThat(curve.share(0)).isZero();
        assertThat(curve.share(30 * DAY)).isEqualTo(1);
    }

    @Property(tries = 200)
    void withCompleteTransactionsItIsThePlainShare(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 1, max = 2_000_000) Integer> seconds) {
        long[] counts = new long[DelayBins.COUNT];
        seconds.forEach(each -> counts[DelayBins.of(each * 1_000L)]++);
        DelayCurve curve = DelayCurve.of(Map.of(400 * DAY, counts));
        for (int bin = 0; bin < DelayBins.COUNT - 1; bin++) {
            long edge = DelayBins.upperEdge(bin);
            double plain =
                    seconds.stream().filter(each -> each * 1_000L <= edge).count() / (double) seconds.size();
            assertThat(curve.share(edge)).isCloseTo(plain, within(1e-9));
        }
        assertThat(curve.labels()).isEqualTo(seconds.size());
    }

    @Example
    void withoutLabelsNothingIsHeldBack() {
        DelayCurve curve = DelayCurve.of(Map.of());
        assertThat(curve.share(DAY)).isEqualTo(1);
        assertThat(curve.quantile(0.9)).isEmpty();
    }

    @Example
    void theDelayByWhichAShareHasComeIsNeverTooShort() {
        long[] counts = new long[DelayBins.COUNT];
        counts[DelayBins.of(7 * DAY)] = 90;
        counts[DelayBins.of(30 * DAY)] = 10;
        DelayCurve curve = DelayCurve.of(Map.of(90 * DAY, counts));
        assertThat(curve.quantile(0.9).orElseThrow()).isBetween(7 * DAY, 8 * DAY);
        assertThat(curve.quantile(0.91).orElseThrow()).isBetween(30 * DAY, 32 * DAY);
    }
}
