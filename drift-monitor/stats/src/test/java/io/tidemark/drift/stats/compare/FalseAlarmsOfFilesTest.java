package io.tidemark.drift.stats.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Pairs of files of one world, each with rows of its own: how often chance goes beyond a limit, without a minimum
 * effect that would hide it. With {@code -Dtidemark.worlds=2000} as many of them; by default few of large files, of
 * which only a gross excess shows, and so many of small ones that ten times the stated rate does.
 */
class FalseAlarmsOfFilesTest {
    private static final int WORLDS = Integer.getInteger("tidemark.worlds", 40);

    private static final int WORLDS_OF_SMALL_FILES = Math.max(WORLDS, 400);
    /** What {@code drift compare} promises: 1 of 200. */
    private static final double STATED = 0.005;
    /** How often this test may fail although the promise is kept. */
    private static final double DOUBT = 1e-4;

    @ParameterizedTest(name = "{0}, {1} rows of an owner, {2} before and {3} now")
    @CsvSource({
        "levels,1,2000,400",
        "levels,10,2000,400",
        "levels,10,1000,1000",
        "levels,1,400,2000",
        "walks,20,2000,1000",
        "walks,20,4000,400",
        "amounts,1,2000,400",
        "amounts,10,2000,1000",
        "channels,1,2000,400",
        "channels,10,2000,1000",
        "merchants,1,2000,1000",
        "merchants,10,4000,1000",
        "ids,1,1000,1000",
        "ids,10,1000,500",
        "chips,1,1000,1000",
        "chips,10,4000,1000",
        "flags of 2 %,1,2000,200",
        "flags of 2 %,10,2000,200",
        "flags of 2 %,1,200,2000",
        "flags of 8 %,1,2000,60",
        "flags of 8 %,1,60,2000",
        "flags of 8 %,10,2000,60",
        "codes,1,2000,200",
        "codes,10,2000,200"
    })
    void theStatedRateIsNotExceeded(String column, int rowsOfAnOwner, int reference, int current) {
        isNotExceeded(WORLDS, column, rowsOfAnOwner, reference, current);
    }

    @ParameterizedTest(name = "{0}, {1} rows of an owner, {2} before and {3} now")
    @CsvSource({
        "levels,1,300,100",
        "channels,1,300,100",
        "flags of 2 %,1,300,100",
        "flags of 8 %,1,300,60",
        "codes,1,300,100"
    })
    void ofSmallFilesTheStatedRateIsNotExceeded(String column, int rowsOfAnOwner, int reference, int current) {
        isNotExceeded(WORLDS_OF_SMALL_FILES, column, rowsOfAnOwner, reference, current);
    }

    @Test
    void tenTimesTheStatedRateWouldFailWhereFilesAreSmall() {
        int most = most(WORLDS_OF_SMALL_FILES);
        assertThat(1 - beyond(most, WORLDS_OF_SMALL_FILES, 10 * STATED)).isLessThan(0.01);
    }

    private static void isNotExceeded(int worlds, String column, int rowsOfAnOwner, int reference, int current) {
        int known = 0;
        int unseen = 0;
        for (int world = 0; world < worlds; world++) {
            TwoFiles files = new TwoFiles(column, rowsOfAnOwner, 1_000L * world + 7);
            ColumnSamples samples = files.samples(reference, current, Double::doubleValue);
            ColumnShift shift = new SampleComparison(0, files.block(reference), world).of(samples);
            known += shift.pooled().beyond() ? 1 : 0;
            unseen += shift.unseen().drifted() ? 1 : 0;
        }
        System.out.printf(
                Locale.ROOT,
                "%s, %d rows of an owner, %,d before and %,d now: %.4f of %,d pairs beyond the limit of known values,"
                        + " %.4f beyond that of unknown ones, stated %.4f%n",
                column,
                rowsOfAnOwner,
                reference,
                current,
                known / (double) worlds,
                worlds,
                unseen / (double) worlds,
                STATED);
        assertThat(known).as("known values").isLessThanOrEqualTo(most(worlds));
        assertThat(unseen).as("unknown values").isLessThanOrEqualTo(most(worlds));
    }

    /**
     * The largest count that is not surprising where the rate is as stated: a quantile of the binomial distribution.
     */
    private static int most(int worlds) {
        int count = 0;
        while (beyond(count, worlds, STATED) > DOUBT) {
            count++;
        }
        return count;
    }

    /** How often a count is larger than that where each of so many has a rate: a tail of the binomial distribution. */
    private static double beyond(int most, int worlds, double rate) {
        double term = Math.pow(1 - rate, worlds);
        double within = term;
        for (int count = 0; count < most; count++) {
            term *= (worlds - count) / (count + 1.0) * rate / (1 - rate);
            within += term;
        }
        return 1 - within;
    }
}
