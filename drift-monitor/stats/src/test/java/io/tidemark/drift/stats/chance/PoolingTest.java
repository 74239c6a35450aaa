package io.tidemark.drift.stats.chance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PoolingTest {
    @Property
    void everyGroupCanBeExpectedToHoldFiveAndNothingIsLost(
            @ForAll @Size(min = 1, max = 25) List<@LongRange(min = 0, max = 3_000) Long> bins,
            @ForAll @IntRange(min = 1, max = 5_000) int events) {
        long[] reference = bins.stream().mapToLong(Long::longValue).toArray();
        long total = Arrays.stream(reference).sum();
        Pooling pooling = Pooling.of(reference, events);
        long[] pooled = pooling.pool(reference);
        assertThat(Arrays.stream(pooled).sum()).isEqualTo(total);
        assertThat(pooled).hasSize(pooling.groups());
        if (pooling.groups() > 1) {
            assertThat(Arrays.stream(pooled).min().orElseThrow() * (double) events / total)
                    .isGreaterThanOrEqualTo(Pooling.FEWEST - 1e-9);
        }
        assertThat(pooling.groups()).isEqualTo(Math.max(1, walked(reference, events, total)));
    }

    @Property
    void equalSharesHaveNoDivergenceAndOthersHave(
            @ForAll @Size(min = 2, max = 10) List<@LongRange(min = 50, max = 3_000) Long> bins) {
        long[] reference = bins.stream().mapToLong(Long::longValue).toArray();
        Pooling pooling = Pooling.of(reference, Arrays.stream(reference).sum());
        assertThat(pooling.psi(reference, reference)).isZero();
        long[] moved = reference.clone();
        moved[0] *= 2;
        assertThat(pooling.psi(reference, moved)).isPositive();
    }

    @Test
    void binsThatAreTooSmallStandTogether() {
        Pooling pooling = Pooling.of(new long[] {900, 40, 40, 20}, 100);
        assertThat(pooling.pool(new long[] {1, 2, 3, 4})).containsExactly(1, 9);
    }

    @Test
    void theyJoinTheirNeighboursAndNoMoreOfThemThanIsNeeded() {
        Pooling pooling = Pooling.of(new long[] {30, 30, 800, 20, 30, 40, 30, 20}, 100);
        assertThat(pooling.pool(new long[] {1, 2, 3, 4, 5, 6, 7, 8})).containsExactly(3, 3, 9, 21);
        assertThat(Pooling.of(new long[] {900, 60, 40}, 100).pool(new long[] {1, 2, 3}))
                .containsExactly(1, 5);
        long[] even = new long[40];
        Arrays.fill(even, 7);
        assertThat(Pooling.of(even, 100).groups()).isEqualTo(20);
    }

    /** How many groups there are, told otherwise: bins that stand alone, and how often the others fill one. */
    private static long walked(long[] reference, int events, long total) {
        long alone = 0;
        double filled = 0;
        for (long count : reference) {
            double expected = total == 0 ? 0 : (double) events * count / total;
            filled = expected >= Pooling.FEWEST ? filled : filled + expected;
            alone += expected >= Pooling.FEWEST || filled >= Pooling.FEWEST ? 1 : 0;
            filled = filled >= Pooling.FEWEST ? 0 : filled;
        }
        return alone;
    }
}
