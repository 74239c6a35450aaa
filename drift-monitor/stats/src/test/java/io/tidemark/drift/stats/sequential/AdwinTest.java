package io.tidemark.drift.stats.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AdwinTest {

    @Property
    void theWindowHoldsWhatNoCutBetweenBucketsTellsApart(
            @ForAll @Size(max = 200) List<@IntRange(max = 6) Integer> stream,
            @ForAll @IntRange(min = 2, max = 5) int buckets,
            @ForAll @IntRange(min = 1, max = 5) int every,
            @ForAll @IntRange(min = 1, max = 4) int shortest) {
        Adwin detector = new Adwin(0.5, buckets, every, shortest);
        SlowAdwin slow = new SlowAdwin(0.5, buckets, every, shortest);
        for (int loss : stream) {
            assertThat(detector.observe(loss)).isEqualTo(slow.observe(loss));
            assertThat(detector.length()).isEqualTo(slow.values.size());
            assertThat(detector.mean()).isCloseTo(SlowAdwin.mean(slow.values), within(1e-9));
        }
    }

    @Property(tries = 200)
    void aStepInTheStreamIsCutLikeTheSlowWay(@ForAll long seed, @ForAll @IntRange(min = 20, max = 400) int step) {
        SplittableRandom random = new SplittableRandom(seed);
        Adwin detector = new Adwin(0.05, 3, 4, 2);
        SlowAdwin slow = new SlowAdwin(0.05, 3, 4, 2);
        for (int i = 0; i < 500; i++) {
            double loss = random.nextDouble() + (i < step ? 1e6 : 1e6 + 0.6);
            assertThat(detector.observe(loss)).as("observation %d", i).isEqualTo(slow.observe(loss));
            assertThat(detector.length()).isEqualTo(slow.values.size());
        }
    }

    @Test
    void aWindowWithoutChangeGrowsAndItsMeanIsThatOfTheStream() {
        Adwin detector = Adwin.standard();
        for (int i = 0; i < 10_000; i++) {
            assertThat(detector.observe(i % 4 == 0 ? 1 : 0)).isEqualTo(Verdict.STABLE);
        }
        assertThat(detector.length()).isEqualTo(10_000);
        assertThat(detector.mean()).isEqualTo(0.25);
    }

    @Test
    void afterAChangeTheWindowHoldsTheNewMean() {
        Adwin detector = Adwin.standard();
        List<Integer> drifts = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 20_000; i++) {
            if (detector.observe(random.nextDouble() < (i < 10_000 ? 0.05 : 0.15) ? 1 : 0) == Verdict.DRIFT) {
                drifts.add(i);
            }
        }
        assertThat(drifts).isNotEmpty().allSatisfy(index -> assertThat(index).isBetween(10_000, 10_600));
        assertThat(detector.mean()).isCloseTo(0.15, within(0.01));
    }

    /** Every value is kept, buckets are lengths, and each cut is computed from the values. */
    private static final class SlowAdwin {
        private final double delta;
        private final int most;
        private final int every;
        private final int shortest;
        private final List<Double> values = new ArrayList<>();
        private final List<Integer> lengths = new ArrayList<>();
        private int seen;

        SlowAdwin(double delta, int most, int every, int shortest) {
            this.delta = delta;
            this.most = most;
            this.every = every;
            this.shortest = shortest;
        }

        Verdict observe(double value) {
            values.add(value);
            lengths.add(1);
            mergeWhereThereAreTooManyOfALength();
            seen++;
            boolean risen = false;
            while (seen % every == 0) {
                double change = change();
                if (change == 0) {
                    break;
                }
                risen |= change > 0;
                values.subList(0, lengths.remove(0)).clear();
            }
            return risen ? Verdict.DRIFT : Verdict.STABLE;
        }

        private void mergeWhereThereAreTooManyOfALength() {
            for (int length = 1; length <= values.size(); length *= 2) {
                int of = length;
                if (lengths.stream().filter(each -> each == of).count() > most) {
                    int oldest = lengths.indexOf(length);
                    lengths.remove(oldest);
                    lengths.set(oldest, 2 * length);
                }
            }
        }

        private double change() {
            int n = values.size();
            double mean = mean(values);
            double variance = values.stream()
                            .mapToDouble(each -> (each - mean) * (each - mean))
                            .sum()
                    / n;
            double logarithm = Math.log(2 / (delta / Math.log(n)));
            int border = 0;
            for (int length : lengths) {
                border += length;
                if (border < shortest || n - border < shortest) {
                    continue;
                }
                double m = 1 / (1.0 / border + 1.0 / (n - border));
                double change = mean(values.subList(border, n)) - mean(values.subList(0, border));
                if (Math.abs(change) > Math.sqrt(2 / m * variance * logarithm) + 2 / (3 * m) * logarithm) {
                    return change;
                }
            }
            return 0;
        }

        static double mean(List<Double> values) {
            return values.stream().mapToDouble(each -> each).sum() / values.size();
        }
    }
}
