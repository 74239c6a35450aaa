package io.tidemark.features.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlidingHyperLogLogTest {

    private static final double STANDARD_ERROR = 0.0325;

    @ParameterizedTest
    @ValueSource(ints = {1, 30, 300, 1_000, 3_000, 30_000, 300_000})
    void estimatesAreWithinFourStandardErrorsWithAsManyAboveAsBelow(int number) {
        double sumOfErrors = 0;
        int trials = 30;
        for (int trial = 0; trial < trials; trial++) {
            SlidingHyperLogLog sketch = new SlidingHyperLogLog();
            for (int i = 0; i < number; i++) {
                sketch.insert(i, TextHash.mix(1_000_003L * trial + i));
            }
            double error = sketch.estimate() / number - 1;
            assertThat(error).isCloseTo(0, within(4 * STANDARD_ERROR));
            sumOfErrors += error;
        }
        assertThat(sumOfErrors / trials).isCloseTo(0, within(4 * STANDARD_ERROR / Math.sqrt(trials)));
    }

    /** Whatever came in whatever order, and left: the registers are those of a sketch of the rows inside alone. */
    @Property(tries = 60)
    void aSketchThatSlidIsThatOfTheRowsInside(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        List<long[]> rows = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            rows.add(new long[] {random.nextInt(500), TextHash.mix(random.nextInt(2_000))});
        }
        SlidingHyperLogLog slid = new SlidingHyperLogLog();
        Collections.shuffle(rows, random);
        rows.forEach(row -> slid.insert(row[0], row[1]));
        rows.sort((one, other) -> Long.compare(one[0], other[0]));
        int gone = 250 + random.nextInt(250);
        SlidingHyperLogLog inside = new SlidingHyperLogLog();
        for (long[] row : rows) {
            if (row[0] <= gone) {
                slid.remove(row[0], row[1]);
            } else {
                inside.insert(row[0], row[1]);
            }
        }
        assertThat(slid.estimate()).isEqualTo(inside.estimate());
        assertThat(bytes(slid)).isEqualTo(bytes(inside));
        assertThat(bytes(slid.copy())).isEqualTo(bytes(inside));
        SlidingHyperLogLog read = new SlidingHyperLogLog();
        read.read(new DataInputStream(new ByteArrayInputStream(bytes(slid))));
        assertThat(read.estimate()).isEqualTo(inside.estimate());
        assertThat(bytes(read)).isEqualTo(bytes(inside));
    }

    private static byte[] bytes(SlidingHyperLogLog sketch) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        sketch.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
