package io.tidemark.drift.stats.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** DDM, EDDM and Page-Hinkley against everything since the last drift, computed anew at each observation. */
class RatesTest {

    @Property
    void ddmComparesWithTheLowestLevelSinceTheLastDrift(
            @ForAll @Size(max = 150) List<@IntRange(max = 1) Integer> stream) {
        Ddm detector = new Ddm(5, 0.5, 1);
        List<Integer> since = new ArrayList<>();
        for (int error : stream) {
            since.add(error);
            Verdict slow = slowDdm(since);
            assertThat(detector.observe(error)).isEqualTo(slow);
            if (slow == Verdict.DRIFT) {
                since.clear();
            }
        }
    }

    private static Verdict slowDdm(List<Integer> since) {
        double[] lowest = null;
        double[] now = null;
        for (int n = 6; n <= since.size(); n++) {
            double p = since.subList(0, n).stream().mapToInt(each -> each).sum() / (double) n;
            now = new double[] {p, Math.sqrt(p * (1 - p) / n)};
            if (lowest == null || now[0] + now[1] <= lowest[0] + lowest[1]) {
                lowest = now;
            }
        }
        if (lowest == null) {
            return Verdict.STABLE;
        }
        double level = now[0] + now[1];
        return level > lowest[0] + lowest[1]
                ? Verdict.DRIFT
                : level > lowest[0] + 0.5 * lowest[1] ? Verdict.WARNING : Verdict.STABLE;
    }

    @Property
    void eddmComparesWithTheWidestSpacingSinceTheLastDrift(
            @ForAll @Size(max = 150) List<@IntRange(max = 1) Integer> stream) {
        Eddm detector = new Eddm(3, 0.95, 0.8);
        List<Integer> distances = new ArrayList<>();
        int last = -1;
        for (int i = 0; i < stream.size(); i++) {
            Verdict verdict = detector.observe(stream.get(i));
            if (stream.get(i) == 0) {
                assertThat(verdict).isEqualTo(Verdict.STABLE);
                continue;
            }
            distances.add(i - last);
            last = i;
            double ratio = slowRatio(distances);
            // The two ways of summing round differently, so a ratio at a very threshold may go either way.
            if (Math.abs(ratio - 0.8) > 1e-9 && Math.abs(ratio - 0.95) > 1e-9) {
                assertThat(verdict)
                        .isEqualTo(ratio < 0.8 ? Verdict.DRIFT : ratio < 0.95 ? Verdict.WARNING : Verdict.STABLE);
            }
            if (verdict == Verdict.DRIFT) {
                distances.clear();
            }
        }
    }

    private static double slowRatio(List<Integer> distances) {
        double highest = 0;
        double level = 1;
        for (int n = 3; n <= distances.size(); n++) {
            List<Integer> first = distances.subList(0, n);
            double mean = first.stream().mapToInt(each -> each).average().orElseThrow();
            double variance = first.stream()
                    .mapToDouble(each -> (each - mean) * (each - mean))
                    .average()
                    .orElseThrow();
            level = mean + 2 * Math.sqrt(variance);
            highest = Math.max(highest, level);
        }
        return highest == 0 ? 1 : level / highest;
    }

    @Property
    void pageHinkleyIsTheRiseOfTheForgettingSumSinceTheLastDrift(
            @ForAll @Size(max = 100) List<@IntRange(min = -3, max = 8) Integer> stream) {
        PageHinkley detector = new PageHinkley(4, 0.25, 6, 0.75);
        List<Integer> since = new ArrayList<>();
        for (int loss : stream) {
            since.add(loss);
            double rise = slowRise(since);
            boolean drift = since.size() >= 4 && rise > 6;
            Verdict verdict = detector.observe(loss);
            // The two ways of summing round differently, so a rise at the very threshold may go either way.
            if (Math.abs(rise - 6) > 1e-9) {
                assertThat(verdict).isEqualTo(drift ? Verdict.DRIFT : Verdict.STABLE);
            }
            if (verdict == Verdict.DRIFT) {
                since.clear();
            } else {
                assertThat(detector.state()[2]).isCloseTo(slowSum(since, since.size()), within(1e-9));
            }
        }
    }

    private static double slowRise(List<Integer> since) {
        double lowest = Double.POSITIVE_INFINITY;
        for (int n = 1; n <= since.size(); n++) {
            lowest = Math.min(lowest, slowSum(since, n));
        }
        return slowSum(since, since.size()) - lowest;
    }

    private static double slowSum(List<Integer> since, int n) {
        double sum = 0;
        for (int i = 1; i <= n; i++) {
            double mean = since.subList(0, i).stream()
                    .mapToInt(each -> each)
                    .average()
                    .orElseThrow();
            sum += Math.pow(0.75, n - i) * (since.get(i - 1) - mean - 0.25);
        }
        return sum;
    }
}
