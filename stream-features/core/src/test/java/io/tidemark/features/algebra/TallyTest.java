package io.tidemark.features.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
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
        assertThat(tally.settled()).isTrue();
        assertThat(tally.exact()).isFalse();
        while (tally.settled()) {
            tally.remove(inside.rows.remove(0));
        }
        assertThat(inside.rows).hasSize(7);
        tally.settle(inside);
        assertThat(tally.exact()).isTrue();
        exactly(tally, inside);
    }

    /**
     * Five texts, then too many for a while, then the five again: more rows than are looked at for a return to
     * exactness.
     */
    @Test
    void countsAgainWithoutALookAtManyRowsOnceThoseThatWereNotCountedHaveLeft() {
        Tally tally = new Tally(0, 16);
        RowsOfAWindow inside = new RowsOfAWindow();
        long[] looked = {0};
        for (int i = 0; i < 6_000; i++) {
            int texts = i > 1_000 && i < 1_100 ? 100 : 5;
            Row row = RowsOfAWindow.row(i, 0, TextHash.mix(i % texts));
            inside.insert(row);
            tally.add(row);
            if (inside.rows.size() > 2_000) {
                tally.remove(inside.rows.remove(0));
            }
            if (!tally.settled()) {
                tally.settle(new CountingRows(inside, looked));
            }
            if (i > 3_200) {
                exactly(tally, inside);
            }
        }
        assertThat(looked[0]).isLessThan(6_000);
    }

    @Test
    void readsWhatAnEarlierReleaseWroteWithoutTheTimesOfTheTexts() throws IOException {
        RowsOfAWindow inside = new RowsOfAWindow();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(0);
        VarInts.write(out, 16);
        for (int i = 1; i <= 16; i++) {
            inside.insert(RowsOfAWindow.row(i, 0, TextHash.mix(i)));
            out.writeLong(TextHash.mix(i));
            VarInts.write(out, 1);
        }
        Tally tally = read(bytes);
        exactly(tally, inside);
        inside.insert(RowsOfAWindow.row(17, 0, TextHash.mix(17)));
        tally.add(inside.rows.get(16));
        assertThat(tally.settled()).isFalse();
        tally.settle(inside);
        assertThat(tally.exact()).isFalse();
        assertThat(tally.distinct()).isCloseTo(17, within(3.0));
    }

    @Test
    void readsAnEstimateThatAnEarlierReleaseWrote() throws IOException {
        RowsOfAWindow inside = new RowsOfAWindow();
        SlidingHyperLogLog sketch = new SlidingHyperLogLog();
        for (int i = 1; i <= 40; i++) {
            inside.insert(RowsOfAWindow.row(i, 0, TextHash.mix(i)));
            sketch.insert(i, TextHash.mix(i));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(1);
        sketch.write(out);
        Tally tally = read(bytes);
        assertThat(tally.exact()).isFalse();
        for (int i = 41; i <= 60; i++) {
            inside.insert(RowsOfAWindow.row(i, 0, TextHash.mix(i % 3 + 1)));
            tally.add(inside.rows.get(inside.rows.size() - 1));
            tally.remove(inside.rows.remove(0));
            tally.remove(inside.rows.remove(0));
            if (!tally.settled()) {
                tally.settle(inside);
            }
        }
        exactly(tally, inside);
    }

    private static Tally read(ByteArrayOutputStream bytes) throws IOException {
        Tally tally = new Tally(0, 16);
        tally.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        return tally;
    }

    /** What is looked at, row by row. */
    private record CountingRows(RowsOfAWindow rows, long[] looked) implements Rows {

        @Override
        public boolean forward(long most, Predicate<Row> visitor) {
            return rows.forward(most, row -> {
                looked[0]++;
                return visitor.test(row);
            });
        }

        @Override
        public void first(Consumer<Row> visitor) {
            rows.first(visitor);
        }

        @Override
        public void extreme(boolean largest, long after, Consumer<Row> visitor) {
            rows.extreme(largest, after, visitor);
        }
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
