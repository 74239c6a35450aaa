package io.tidemark.drift.stats.quality.book;

import static io.tidemark.drift.stats.quality.book.Ledger.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each choice of {@code quality.detector} finds where nothing changes, and how soon it finds what does. */
class QualityDetectorTest {

    private static final int MATURITY = 7;
    private static final int MONTHS = Integer.getInteger("tidemark.quality.months", 60);
    private static final int FALLS = Math.max(40, MONTHS / 2);
    /** Windows after a fall until which it is waited for. */
    private static final int WAITED = 60;

    @ParameterizedTest
    @EnumSource
    void theStatedRateOfFalseAlarmsHoldsOverStationaryMonths(QualityDetector detector) {
        int alarms = 0;
        for (int month = 0; month < MONTHS; month++) {
            alarms += alarms(detector, 44, month, day -> 0).stream()
                    .filter(day -> day >= 14)
                    .toList()
                    .size();
        }
        double allowed = 0.1 * MONTHS;
        System.out.println(detector + ": " + alarms + " false alarms of quality in " + MONTHS + " stationary months");
        assertThat((double) alarms).isLessThanOrEqualTo(allowed + 3 * Math.sqrt(allowed));
    }

    @ParameterizedTest
    @EnumSource
    void aLargeFallIsFoundWithinDaysByEither(QualityDetector detector) {
        int[] delays = delays(detector, "log-odds of frauds fall by 1", day -> 1);
        assertThat(delays[FALLS / 2]).isLessThanOrEqualTo(4);
        assertThat(delays[FALLS * 9 / 10]).isLessThanOrEqualTo(6);
    }

    @Test
    void aSmallFallIsFoundByAddingUpWhereThreeWindowsSayNothing() {
        int[] together = delays(QualityDetector.PAGE_HINKLEY, "by 0.5", day -> 0.5);
        int[] newest = delays(QualityDetector.BOOTSTRAP, "by 0.5", day -> 0.5);
        assertThat(found(together)).isGreaterThan(found(newest));
        assertThat(found(together)).isGreaterThan(0.9);
    }

    @Test
    void aSlowFallIsFoundByEither() {
        int[] together = delays(QualityDetector.PAGE_HINKLEY, "by 1 in 30 days", day -> Math.min(2, (day + 1) / 30.0));
        int[] newest = delays(QualityDetector.BOOTSTRAP, "by 1 in 30 days", day -> Math.min(2, (day + 1) / 30.0));
        assertThat(found(together)).isGreaterThan(0.9);
        assertThat(found(newest)).isGreaterThan(0.8);
    }

    private static double found(int[] delays) {
        return Arrays.stream(delays).filter(delay -> delay <= WAITED).count() / (double) FALLS;
    }

    /** Windows from the fall to its alarm, sorted; the fall comes after 28 windows without one. */
    private static int[] delays(QualityDetector detector, String what, IntToDoubleFunction fallen) {
        int[] delays = new int[FALLS];
        for (int i = 0; i < FALLS; i++) {
            delays[i] =
                    alarms(detector, 28 + WAITED, 100_000 + i, day -> day < 28 ? 0 : fallen.applyAsDouble(day - 28))
                            .stream()
                            .filter(day -> day >= 28)
                            .findFirst()
                            .map(day -> day - 27)
                            .orElse(WAITED + 1);
        }
        Arrays.sort(delays);
        System.out.printf(
                Locale.ROOT,
                "%s, %s: found %.2f of %d, after %d windows, nine in ten after %d%n",
                detector,
                what,
                found(delays),
                FALLS,
                delays[FALLS / 2],
                delays[FALLS * 9 / 10]);
        return delays;
    }

    /** The days on which an alarm was raised. */
    private static List<Integer> alarms(QualityDetector detector, int days, long seed, IntToDoubleFunction fallen) {
        SplittableRandom random = new SplittableRandom(seed);
        FallWatch watch = new FallWatch(Ledger.rules(MATURITY, detector));
        List<MaturedWindow> windows = new ArrayList<>();
        List<Integer> raised = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            windows.add(QualityDays.day(day * DAY, fallen.applyAsDouble(day), random));
            int today = day;
            watch.matured("m", windows)
                    .filter(alarm -> alarm.raised() && alarm.news())
                    .ifPresent(alarm -> raised.add(today));
        }
        return raised;
    }
}
