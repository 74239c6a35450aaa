package io.tidemark.features.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TallyTest {

    @Property(tries = 200)
    void countsEachTextAsLongAsThereAreNotMoreThanTheBound(@ForAll long seed) {
        new AccumulatorLaws<>(() -> new Tally(0, 1_000), (tally, inside) -> exactly(tally, inside), 12).hold(seed);
    }

    @Property(tries = 200)
    void isExactUpToTheBoundAndAnEstimateBeyond(@ForAll long seed) {
        new AccumulatorLaws<>(
                        () -> new Tally(0, 16),
                        (tally, inside) -> {
                            if (tally.exact()) {
                                exactly(tally, inside);
                                assertThat(occurrences(inside)).hasSizeLessThanOrEqualTo(16);
                            } else {
                                int number = occurrences(inside).size();
                                assertThat(number).isGreaterThan(4);
                                assertThat(tally.distinct()).isCloseTo(number, within(1 + 0.13 * number));
                            }
                        },
                        40)
                .hold(seed);
    }

    @Test
    void countsAgainOnceHalfTheBoundIsLeft() {
        Tally tally = new Tally(0, 16);
        RowsOfAWindow inside = new RowsOfAWindow();
        for (int i = 1; i <= 17; i++) {
            inside.insert(RowsOfAWindow.row(i, 0, TextHash.mix(i)));
            tally.add(RowsOfAWindow.row(i, 0, TextHash.mix(i)));
        }
        tally.settle(inside);
        assertThat(tally.exact()).isFalse();
        while (tally.settled()) {
            tally.remove(inside.rows.remove(0));
        }
        assertThat(inside.rows).hasSize(7);
        tally.settle(inside);
        assertThat(tally.exact()).isTrue();
        exactly(tally, inside);
    }

    @Test
    void anEstimateOfAnEarlierWindowKnowsTheTextsThatHaveComeAgainSince() {
        Tally tally = new Tally(0, 16);
        RowsOfAWindow all = new RowsOfAWindow();
        for (int i = 1; i <= 300; i++) {
            all.insert(RowsOfAWindow.row(i, 0, TextHash.mix(i % 100)));
        }
        RowsOfAWindow now = all.between(150, 300);
        tally.settle(now);
        assertThat(tally.exact()).isFalse();
        assertThat(tally.asOf(150, 250, all.between(100, 250)).distinct()).isCloseTo(100, within(13.0));
        tally.asOf(150, 250, all.between(100, 250)).add(RowsOfAWindow.row(250, 0, TextHash.mix(777)));
        assertThat(tally.distinct()).as("itself").isCloseTo(100, within(13.0));
    }

    private static void exactly(Tally tally, RowsOfAWindow inside) {
        Map<Long, Long> expected = occurrences(inside);
        Map<Long, Long> actual = new HashMap<>();
        for (long hash : tally.hashes()) {
            actual.put(hash, tally.occurrences(hash));
        }
        assertThat(tally.exact()).isTrue();
        assertThat(actual).isEqualTo(expected);
        assertThat(tally.distinct()).isEqualTo(expected.size());
        assertThat(tally.occurrences(123)).isZero();
    }

    private static Map<Long, Long> occurrences(RowsOfAWindow inside) {
        Map<Long, Long> occurrences = new HashMap<>();
        inside.rows.stream()
                .filter(row -> row.texts[0] != Row.MISSING)
                .forEach(row -> occurrences.merge(row.texts[0], 1L, Long::sum));
        return occurrences;
    }
}
