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
        long alone = Arrays.stream(reference)
                .filter(count -> count > 0 && count * (double) events / total >= Pooling.FEWEST)
                .count();
        assertThat((long) pooling.groups()).isBetween(Math.max(1, alone), alone + 1);
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
}
