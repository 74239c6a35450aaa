package io.tidemark.features.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** {@link GreatCircle} and {@link Velocity}. */
class VelocityTest {

    /** Degrees by 1e7. */
    private static final int[] BERLIN = {525_200_000, 134_050_000};

    private static final int[] PARIS = {488_566_000, 23_522_000};
    private static final int[] NORTH_POLE = {900_000_000, 0};
    private static final int[] SOUTH_POLE = {-900_000_000, 777};

    @Test
    void distancesAreThoseOfTheMeanEarth() {
        double quarter = Math.PI / 2 * 6_371.0088;
        assertThat(kilometres(BERLIN, PARIS)).isCloseTo(877.5, within(1.0));
        assertThat(kilometres(PARIS, BERLIN)).isEqualTo(kilometres(BERLIN, PARIS));
        assertThat(kilometres(BERLIN, BERLIN)).isZero();
        assertThat(kilometres(NORTH_POLE, SOUTH_POLE)).isCloseTo(2 * quarter, within(1e-6));
        assertThat(kilometres(NORTH_POLE, new int[] {0, 1_234_567_890})).isCloseTo(quarter, within(1e-6));
        assertThat(kilometres(new int[] {0, 0}, new int[] {0, 10_000_000})).isCloseTo(quarter / 90, within(1e-6));
    }

    @Test
    void aDistanceAcrossTheDateLineIsShort() {
        assertThat(kilometres(new int[] {0, 1_799_999_999}, new int[] {0, -1_799_999_999}))
                .isLessThan(1e-4);
        assertThat(kilometres(new int[] {0, 1_800_000_000}, new int[] {0, -1_800_000_000}))
                .isCloseTo(0, within(1e-6));
    }

    @Test
    void aSpeedIsTheDistanceByTheHoursBetween() {
        assertThat(speed(at(BERLIN, 0), at(PARIS, 3_600_000))).isEqualTo(kilometres(BERLIN, PARIS));
        assertThat(speed(at(BERLIN, 0), at(PARIS, 7_200_000))).isEqualTo(kilometres(BERLIN, PARIS) / 2);
        assertThat(speed(at(BERLIN, 0), at(BERLIN, 5))).isZero();
    }

    @Test
    void eventsWithinASecondAreASecondApart() {
        double inASecond = kilometres(BERLIN, PARIS) * 3_600;
        assertThat(speed(at(BERLIN, 0), at(PARIS, 0))).isCloseTo(inASecond, within(1e-6));
        assertThat(speed(at(BERLIN, 0), at(PARIS, 999))).isCloseTo(inASecond, within(1e-6));
    }

    @Test
    void withoutBothLocationsThereIsNoSpeed() {
        Row nowhere = RowsOfAWindow.row(5, 0, 1);
        assertThat(speed(at(BERLIN, 0), nowhere)).isNaN();
        assertThat(speed(nowhere, at(BERLIN, 9))).isNaN();
    }

    private static double kilometres(int[] from, int[] to) {
        return GreatCircle.kilometres(from[0], from[1], to[0], to[1]);
    }

    private static Row at(int[] place, long time) {
        Row row = RowsOfAWindow.row(time, 0, 1);
        row.latitude = place[0];
        row.longitude = place[1];
        return row;
    }

    private static double speed(Row before, Row event) {
        Latest latest = new Latest(-1, true);
        latest.add(before);
        return new Velocity()
                .result(new Measured(new Accumulator[] {latest}, new int[] {0}, event, 100, Dictionary.EMPTY, false));
    }
}
