package io.tidemark.features.algebra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** {@link Latest} and {@link Earliest}: the two ends of a window. */
class EndsTest {

    @Property(tries = 200)
    void theLatestIsTheNewestRowThatCounts(@ForAll long seed, @ForAll boolean located) {
        new AccumulatorLaws<>(() -> new Latest(0, located), (latest, inside) -> same(latest, inside, located), 3)
                .hold(seed);
    }

    @Property(tries = 200)
    void theEarliestIsTheTimeOfTheOldestRow(@ForAll long seed) {
        new AccumulatorLaws<>(Earliest::new, EndsTest::same, 3).hold(seed);
    }

    private static void same(Latest latest, RowsOfAWindow inside, boolean located) {
        List<Row> counting =
                inside.rows.stream().filter(row -> !located || row.located()).toList();
        assertThat(latest.isEmpty()).isEqualTo(counting.isEmpty());
        if (!counting.isEmpty()) {
            Row newest = counting.get(counting.size() - 1);
            assertThat(List.of(latest.time(), latest.amount(), latest.text()))
                    .isEqualTo(List.of(newest.time, newest.amount, newest.texts[0]));
            assertThat(latest.latitude()).isEqualTo(located ? newest.latitude : latest.latitude());
            assertThat(latest.longitude()).isEqualTo(located ? newest.longitude : latest.longitude());
        }
    }

    private static void same(Earliest earliest, RowsOfAWindow inside) {
        assertThat(earliest.isEmpty()).isEqualTo(inside.rows.isEmpty());
        if (!inside.rows.isEmpty()) {
            assertThat(earliest.time()).isEqualTo(inside.rows.get(0).time);
        }
    }
}
