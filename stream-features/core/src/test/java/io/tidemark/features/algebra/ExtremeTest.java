package io.tidemark.features.algebra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ExtremeTest {

    @Property(tries = 200)
    void isTheLargestOrSmallestAmountInside(@ForAll long seed, @ForAll boolean largest) {
        new AccumulatorLaws<>(() -> new Extreme(largest, -1), (extreme, inside) -> same(extreme, inside, largest), 3)
                .hold(seed);
    }

    /** Few are held, so that the rows have to be asked for the next ones. */
    @Property(tries = 1_000)
    void isSoWhereTooManyRowsCanStillBecomeTheResult(@ForAll long seed, @ForAll boolean largest) {
        new AccumulatorLaws<>(() -> new Extreme(largest, -1, 4), (extreme, inside) -> same(extreme, inside, largest), 3)
                .hold(seed);
    }

    @Test
    void holdsFewRowsOfAmountsThatEverFall() {
        Extreme extreme = new Extreme(true, -1);
        RowsOfAWindow inside = new RowsOfAWindow();
        for (int i = 0; i < 3_000; i++) {
            Row row = RowsOfAWindow.row(i, 10_000 - i, 1);
            inside.rows.add(row);
            extreme.add(row);
        }
        assertThat(extreme.candidates()).isLessThan(1_000);
        while (!inside.rows.isEmpty()) {
            same(extreme, inside, true);
            extreme.remove(inside.rows.remove(0));
            if (!extreme.settled()) {
                extreme.settle(inside);
            }
        }
    }

    @Test
    void holdsAboutLogarithmicallyManyRows() {
        Extreme extreme = new Extreme(true, -1);
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            extreme.add(RowsOfAWindow.row(i, random.nextInt(1_000_000_000), 1));
        }
        assertThat(extreme.candidates()).isLessThan(40);
    }

    private static void same(Extreme extreme, RowsOfAWindow inside, boolean largest) {
        OptionalLong expected = largest
                ? inside.rows.stream().mapToLong(row -> row.amount).max()
                : inside.rows.stream().mapToLong(row -> row.amount).min();
        assertThat(extreme.isEmpty()).isEqualTo(expected.isEmpty());
        expected.ifPresent(amount -> assertThat(extreme.amount()).isEqualTo(amount));
    }
}
