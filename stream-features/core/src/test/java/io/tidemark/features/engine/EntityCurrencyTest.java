package io.tidemark.features.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.catalogue.CatalogueReader;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Which currency an entity's amounts are in, where a catalogue leaves that to its entities. */
class EntityCurrencyTest {

    private static final long DAY = Duration.ofDays(1).toMillis();

    private final EntityEngine engine = new EntityEngine(
            CatalogueReader.read(
                    """
                    name: x
                    currency: single
                    features:
                      - {name: n, entity: customer, aggregate: count, window: 30d}
                      - {name: sum, entity: customer, aggregate: sum, window: 30d}
                      - {name: mean, entity: customer, aggregate: mean, window: 30d}
                      - {name: large, entity: customer, aggregate: count, where: "amount >= 100", window: 30d}
                    """),
            "customer");
    private final EntityState state = engine.newState();
    private final double[] vector = new double[4];

    @Test
    void aForeignAmountIsCountedAndNotAddedAndTheOthersGoOn() {
        answer("a", 0, 20_000, "EUR", false, 1, 200, 200, 1);
        answer("b", 1, 90_000, "USD", true, 2, Double.NaN, Double.NaN, 1);
        answer("c", 2, 10_000, "EUR", false, 3, 300, 150, 2);
    }

    /**
     * One cent to begin with must not silence an account for ever: whoever holds no dollar any more is no dollar
     * account.
     */
    @Test
    void theCurrencyIsHeldByTheAmountsInItAndEndsWithThem() {
        answer("cent", 0, 1, "USD", false, 1, 0.01, 0.01, 0);
        for (int day = 1; day <= 30; day++) {
            answer("e" + day, day * DAY, 2_500_000, "EUR", true, Math.min(day + 1, 30), Double.NaN, Double.NaN, 0);
        }
        answer("e31", 31 * DAY, 2_500_000, "EUR", false, 30, 25_000, 25_000, 1);
        answer("e32", 32 * DAY, 2_500_000, "EUR", false, 30, 50_000, 25_000, 2);
        answer("cents", 32 * DAY, 1, "USD", true, 31, Double.NaN, Double.NaN, 2);
    }

    @Test
    void aLateForeignAmountIsCountedInItsPlaceOnly() {
        answer("a", 0, 20_000, "EUR", false, 1, 200, 200, 1);
        answer("b", 10, 20_000, "EUR", false, 2, 400, 200, 2);
        answer("late", 5, 1, "JPY", true, 2, Double.NaN, Double.NaN, 1);
        answer("c", 20, 20_000, "EUR", false, 4, 600, 200, 3);
    }

    @Test
    void theTimesOfAmountsAreWrittenOnlyWhereTheyAreNotThatOfTheNewestEvent() {
        answer("a", 0, 20_000, "EUR", false, 1, 200, 200, 1);
        assertThat(Travel.bytes(state.head())[0]).isEqualTo((byte) 3);
        answer("b", 1, -1, "EUR", false, 2, Double.NaN, Double.NaN, 1);
        assertThat(Travel.bytes(state.head())[0]).isEqualTo((byte) 4);
        answer("c", 2, 20_000, "EUR", false, 3, 400, 200, 2);
        assertThat(Travel.bytes(state.head())[0]).isEqualTo((byte) 3);
        answer("d", 3, 90_000, "USD", true, 4, Double.NaN, Double.NaN, 2);
        assertThat(Travel.bytes(state.head())[0]).isEqualTo((byte) 5);
        answer("e", 32 * DAY, 20_000, "EUR", false, 1, 200, 200, 1);
        assertThat(Travel.bytes(state.head())[0]).isEqualTo((byte) 3);
    }

    private void answer(String id, long millis, long minor, String currency, boolean foreign, double... expected) {
        engine.answer(state, Samples.transaction(id, millis, minor, currency), vector);
        assertThat(engine.foreign()).as(id).isEqualTo(foreign);
        assertThat(vector).as(id).containsExactly(expected);
    }
}
