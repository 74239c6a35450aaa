package io.tidemark.training.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class LeastCostTest {

    @Property
    void everyTransactionGetsTheDecisionThatIsExpectedToCostLeast(
            @ForAll @DoubleRange(min = 0.1, max = 1_000) double fraud,
            @ForAll @DoubleRange(min = 0.1, max = 1_000) double review,
            @ForAll @DoubleRange(min = 0.1, max = 1_000) double decline,
            @ForAll @DoubleRange(min = 0, max = 1) double p) {
        AlertBudget.Thresholds thresholds = new LeastCost(fraud, review, decline).thresholds(new double[0]);

        double approving = p * fraud;
        double declining = (1 - p) * decline;
        double chosen = p >= thresholds.decline() ? declining : p >= thresholds.review() ? review : approving;
        double least = Math.min(review, Math.min(approving, declining));
        assertThat(chosen).isLessThanOrEqualTo(least + 1e-9 * (fraud + decline));
    }

    @Example
    void aCostThatIsNotSetIsAskedFor() {
        assertThatThrownBy(() -> new LeastCost(100, 0, 20))
                .hasMessageContaining("cost.review")
                .hasMessageContaining("100.0, 0.0 and 20.0");
    }
}
