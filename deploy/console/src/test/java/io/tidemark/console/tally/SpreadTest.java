package io.tidemark.console.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class SpreadTest {

    /** The oracle sorts all values. */
    @Property
    void aQuantileIsTheExactOneOrAtMostABinAboveIt(
            @ForAll @NotEmpty List<@DoubleRange(min = 0, max = 1e6) Double> values,
            @ForAll @DoubleRange(min = 0.01, max = 1) double share) {
        Spread spread = new Spread(10);
        values.forEach(value -> spread.add(1, value));
        List<Double> sorted = values.stream().sorted().toList();
        double exact = Math.max(1, sorted.get((int) Math.ceil(share * sorted.size()) - 1));
        assertThat(spread.quantile(share).orElseThrow()).isBetween(exact * (1 - 1e-9), exact * 1.0906);
        assertThat(spread.count()).isEqualTo(values.size());
    }

    @Test
    void nothingHasNoQuantile() {
        assertThat(new Spread(10).quantile(0.5)).isEmpty();
    }
}
