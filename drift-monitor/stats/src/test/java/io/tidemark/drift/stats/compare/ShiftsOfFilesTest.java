package io.tidemark.drift.stats.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of two worlds: how often a shift that somebody would want to know of is found, at the usual minimum effect. */
class ShiftsOfFilesTest {
    private static final int WORLDS = Integer.getInteger("tidemark.worlds", 20);
    private static final int REFERENCE = 3_000;

    /** The last number is the share of the worlds in which it is found at least. */
    @ParameterizedTest(name = "{0}, {1} rows of an owner, {2} now, by {3}")
    @CsvSource({
        "levels,1,40,1.5,0.5",
        "levels,1,200,0.5,0.5",
        "levels,1,1000,0.5,0.95",
        "levels,10,1000,0.5,0.15",
        "levels,10,3000,0.7,0.95",
        "walks,20,3000,1,0.95",
        "amounts,1,500,0.5,0.95",
        "channels,1,40,0.4,0.5",
        "channels,1,200,0.2,0.95",
        "channels,1,1000,0.1,0.95",
        "channels,10,1000,0.2,0.9",
        "merchants,1,1000,0.2,0.95",
        "merchants,1,40,0.6,0.9",
        "chips,1,1000,0.5,1",
        "chips,10,1000,0.5,1",
        "flags of 2 %,1,200,0.1,0.9",
        "flags of 2 %,10,200,0.5,0.95",
        "flags of 8 %,1,60,1,1",
        "flags of 8 %,1,60,0.3,0.9",
        "codes,1,200,0.1,0.9",
        "codes,10,200,0.5,0.95"
    })
    void aShiftIsFound(String column, int rowsOfAnOwner, int current, double by, double least) {
        int found = 0;
        for (int world = 0; world < WORLDS; world++) {
            TwoFiles files = new TwoFiles(column, rowsOfAnOwner, 1_000L * world + 3);
            ColumnSamples samples = files.samples(REFERENCE, current, shift(column, by, world));
            found += new SampleComparison(0.1, files.block(REFERENCE), world)
                            .of(samples)
                            .drifted()
                    ? 1
                    : 0;
        }
        System.out.printf(
                Locale.ROOT,
                "%s, %d rows of an owner, %,d now, by %.2f: found in %.3f of %d worlds%n",
                column,
                rowsOfAnOwner,
                current,
                by,
                found / (double) WORLDS,
                WORLDS);
        assertThat(found / (double) WORLDS).isGreaterThanOrEqualTo(least);
    }

    /** Numbers are moved up, amounts are factors; of categories such a share becomes one that was not there before. */
    private static ToDoubleFunction<Double> shift(String column, double by, int world) {
        SplittableRandom random = new SplittableRandom(world);
        return switch (column) {
            case "levels", "walks" -> value -> value + by;
            case "amounts" -> value -> value * by;
            case "channels" -> value -> random.nextDouble() < by ? -100 : value;
            default -> value -> random.nextDouble() < by ? 1 : value;
        };
    }
}
