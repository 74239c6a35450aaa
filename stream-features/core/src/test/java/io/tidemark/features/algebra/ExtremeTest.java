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
        new AccumulatorLaws<>(() -> new Extreme(largest), (extreme, inside) -> same(extreme, inside, largest), 3)
                .hold(seed);
    }

    /** The window has gone on to (gone, newest]; the earlier one was (before, upTo]. */
    @Property(tries = 500)
    void canBeAskedForAnEarlierWindow(@ForAll long seed, @ForAll boolean largest) {
        Random random = new Random(seed);
        RowsOfAWindow all = new RowsOfAWindow();
        for (int i = 0; i < 30; i++) {
            all.insert(RowsOfAWindow.random(random, 1 + random.nextInt(40), 3));
        }
        long gone = random.nextInt(30);
        long before = random.nextInt((int) gone + 1);
        long upTo = gone + random.nextInt(12);
        Extreme extreme = new Extreme(largest);
        all.between(gone, 40).rows.forEach(extreme::add);
        RowsOfAWindow earlier = all.between(before, upTo);
        same(extreme.asOf(gone, upTo, earlier), earlier, largest);
    }

    @Test
    void holdsAboutLogarithmicallyManyRows() {
        Extreme extreme = new Extreme(true);
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
