package io.tidemark.scoring.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Intervals against the numbers that lie in them. */
class IntervalTest {

    private static final List<Double> PROBES = List.of(
            Double.NEGATIVE_INFINITY, -2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0, Double.POSITIVE_INFINITY);

    @Property
    void bothHoldsWhatEachHolds(@ForAll("intervals") Interval one, @ForAll("intervals") Interval other) {
        for (double probe : PROBES) {
            assertThat(one.and(other).contains(probe)).isEqualTo(one.contains(probe) && other.contains(probe));
        }
    }

    @Property
    void oneThatCoversHoldsAllThatTheOtherHolds(
            @ForAll("intervals") Interval one, @ForAll("intervals") Interval other) {
        if (one.covers(other)) {
            assertThat(PROBES.stream().filter(other::contains)).allMatch(one::contains);
        } else {
            assertThat(other.isEmpty()).isFalse();
        }
    }

    @Property
    void anExampleLiesWithin(@ForAll("intervals") Interval interval) {
        if (interval.isEmpty()) {
            assertThat(PROBES).noneMatch(interval::contains);
        } else {
            assertThat(interval.contains(interval.example()))
                    .as("%s: %s", interval, interval.example())
                    .isTrue();
        }
    }

    @Provide
    Arbitrary<Interval> intervals() {
        Arbitrary<Double> bounds = Arbitraries.of(Double.NEGATIVE_INFINITY, -1.0, 0.0, 1.0, Double.POSITIVE_INFINITY);
        Arbitrary<Boolean> with = Arbitraries.of(true, false);
        return Combinators.combine(bounds, with, bounds, with).as(Interval::new);
    }
}
