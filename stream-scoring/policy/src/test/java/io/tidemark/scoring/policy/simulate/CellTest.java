package io.tidemark.scoring.policy.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.scoring.policy.Policies;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CellTest {

    private static final String REGION = "rule old";

    private final Cell cell = new Cell(true);
    private int count;

    @Test
    void manyReleasesOfFewCustomersSayNothingOfTheRest() {
        declined(900, Optional.of(false));
        for (int i = 0; i < 190; i++) {
            add("r" + i % (Cell.FEWEST_CUSTOMERS - 1), Optional.of(i % 10 == 0), Past.released(REGION, 0.1));
        }

        assertThat(cell.released()).isEqualTo(190);
        assertThat(cell.isUnknown()).isTrue();
        assertThat(of(Figure.FRAUDS)).isEqualTo(new Estimate(null, 0.0, 1_090.0));
        add("another", Optional.of(false), Past.released(REGION, 0.1));
        assertThat(cell.isUnknown()).isFalse();
        assertThat(of(Figure.FRAUDS).value()).isCloseTo(19 / 191.0 * 1_091, within(1e-9));
    }

    /** What one customer does hangs together: 4 alike transactions of each of 25 are 25 and not 100. */
    @Test
    void whereAllReleasedAreAlikeTheRangeIsThatOfAsManyCustomers() {
        declined(900, Optional.of(false));
        for (int i = 0; i < 100; i++) {
            add("r" + i % 25, Optional.of(false), Past.released(REGION, 0.1));
        }

        double unlike = 1 - Math.pow(0.025, 1 / 25.0);
        assertThat(of(Figure.FRAUDS).value()).isZero();
        assertThat(of(Figure.FRAUDS).high()).isCloseTo(1_000 * unlike, within(1e-9));
        assertThat(of(Figure.GENUINE).value()).isEqualTo(1_000);
        assertThat(of(Figure.money(0)).high()).isCloseTo(1_000 * 500 * unlike, within(1e-6));
    }

    @Test
    void whatIsTooYoungForAnOutcomeIsNeitherEstimatedNorUnknown() {
        declined(1_000, Optional.empty());
        assertThat(cell.isUnknown()).isFalse();
        assertThat(of(Figure.FRAUDS)).isEqualTo(new Estimate(0.0, 0.0, 0.0));

        declined(60, Optional.of(false));
        assertThat(of(Figure.FRAUDS)).isEqualTo(new Estimate(null, 0.0, 60.0));
        for (int i = 0; i < 40; i++) {
            add("r" + i, Optional.of(i % 4 == 0), Past.released(REGION, 0.1));
        }
        assertThat(of(Figure.FRAUDS).value()).isCloseTo(25, within(1e-9));
        assertThat(of(Figure.TRANSACTIONS).value()).isEqualTo(1_100);
    }

    private Estimate of(Figure figure) {
        return of(figure.ordinal());
    }

    private Estimate of(int figure) {
        Total total = new Total();
        cell.addTo(total, figure, 1);
        return total.estimate();
    }

    private void declined(int transactions, Optional<Boolean> fraud) {
        for (int i = 0; i < transactions; i++) {
            add("d" + i % 300, fraud, Past.declined(REGION));
        }
    }

    private void add(String customer, Optional<Boolean> fraud, Past past) {
        Case event = new Case(
                Policies.transaction("t" + count++, customer, 5),
                Policies.vector(),
                0.9,
                Double.NaN,
                fraud,
                past,
                List.of());
        cell.add(event, 0, Weights.of(customer));
    }
}
