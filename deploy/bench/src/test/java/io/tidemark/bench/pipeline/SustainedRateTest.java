package io.tidemark.bench.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class SustainedRateTest {

    @Property(tries = 200)
    void itIsFoundFromWhereverItIsLookedForAndIsSustainedItself(
            @ForAll @DoubleRange(min = 100, max = 100_000) double capacity,
            @ForAll @DoubleRange(min = 100, max = 100_000) double guess)
            throws Exception {
        List<Double> tried = new ArrayList<>();
        double found = SustainedRate.find(guess, rate -> {
                    tried.add(rate);
                    return rate <= capacity;
                })
                .orElseThrow();
        assertThat(found).isLessThanOrEqualTo(capacity).isGreaterThan(capacity / 1.07);
        assertThat(tried).contains(found);
    }

    @Test
    void whereNoRateIsSustainedNoneIsNamed() throws Exception {
        assertThat(SustainedRate.find(10_000, rate -> false)).isEmpty();
    }

    @Test
    void oneBurstOfAnotherIsNoLimit() throws Exception {
        int[] tries = {0};
        double found = SustainedRate.find(1_000, rate -> rate <= 1_000 && tries[0]++ > 0)
                .orElseThrow();
        assertThat(found).isEqualTo(1_000);
    }
}
