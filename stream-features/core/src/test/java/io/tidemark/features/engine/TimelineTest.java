package io.tidemark.features.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TimelineTest {

    @Property(tries = 2_000)
    void everyHintLeadsToTheSamePlaceAsACount(
            @ForAll @Size(max = 60) List<@IntRange(max = 30) Integer> times,
            @ForAll @IntRange(min = -2, max = 32) int bound,
            @ForAll @IntRange(min = -5, max = 70) int hint,
            @ForAll @IntRange(min = -1, max = 31) int dropped) {
        Timeline timeline = new Timeline(true);
        times.forEach(time -> timeline.insert(time, time));
        List<Integer> left =
                new ArrayList<>(times.stream().filter(t -> t > dropped).sorted().toList());
        assertThat(timeline.dropUpTo(dropped)).isEqualTo(times.size() - left.size());

        int place = timeline.upTo(bound, hint);
        assertThat(place).isEqualTo((int) left.stream().filter(t -> t <= bound).count());
        assertThat(timeline.sum(0, place))
                .isEqualTo(
                        left.stream().filter(t -> t <= bound).mapToLong(t -> t).sum());
    }

    @Test
    void sumsStayExactWhenTheRunningTotalHasWrappedAround() {
        Timeline timeline = new Timeline(true);
        for (int i = 0; i < 10; i++) {
            timeline.dropUpTo(i - 1);
            assertThat(timeline.fits(Long.MAX_VALUE)).isTrue();
            timeline.insert(i, Long.MAX_VALUE);
            assertThat(timeline.sum(0, 1)).isEqualTo(Long.MAX_VALUE);
            assertThat(timeline.fits(1)).isFalse();
            assertThat(timeline.fits(0)).isTrue();
        }
    }

    @Test
    void aLongLifeInANarrowWindowKeepsItsArraySmall() {
        Timeline timeline = new Timeline(true);
        for (int i = 0; i < 1_000_000; i++) {
            timeline.insert(i, 1);
            timeline.dropUpTo(i - 10);
        }
        assertThat(timeline.size()).isEqualTo(10);
        assertThat(timeline.capacity()).isLessThanOrEqualTo(64);
    }
}
