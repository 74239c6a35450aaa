package io.tidemark.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.process.ProcessorTimes.Times;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StarvationWatchTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final StarvationWatch watch = new StarvationWatch(new GivingWay(19, Duration.ofSeconds(10)));
    private long now;
    private long ran;
    private long waited;

    @Test
    void whoWaitsForOthersTenSecondsLongStarves() {
        assertThat(secondsUntilStarved(0.02, 0.98, 60)).isEqualTo(10);
    }

    @Test
    void whoGetsAThirdOfAProcessorDoesNotStarve() {
        assertThat(secondsUntilStarved(0.33, 0.67, 600)).isEqualTo(-1);
    }

    @Test
    void whoWaitsForTheDiskOrTheNetworkDoesNotStarve() {
        assertThat(secondsUntilStarved(0.01, 0.05, 600)).isEqualTo(-1);
    }

    @Test
    void aGoodSecondBeginsTheCountAnew() {
        assertThat(secondsUntilStarved(0.02, 0.98, 9)).isEqualTo(-1);
        assertThat(secondsUntilStarved(1, 0, 1)).isEqualTo(-1);
        assertThat(secondsUntilStarved(0.02, 0.98, 60)).isEqualTo(10);
    }

    @Test
    void muchWorkIsNotThrownAwayForAShortHunger() {
        assertThat(secondsUntilStarved(1, 0, 300)).isEqualTo(-1);

        int waitedUntil = secondsUntilStarved(0.05, 0.95, 1_000);

        assertThat(waitedUntil).isBetween(300, 330);
    }

    @Test
    void whoGivesWayToNobodyOrForEverIsNeverStartedAgain() {
        StarvationWatch none = new StarvationWatch(new GivingWay(0, Duration.ofSeconds(10)));
        StarvationWatch patient = new StarvationWatch(new GivingWay(19, Duration.ZERO));
        for (int second = 0; second < 100; second++) {
            ProcessorTimes times = new ProcessorTimes(Map.of("1", new Times(0, second * SECOND)));
            assertThat(none.starves(second * SECOND, times)).isFalse();
            assertThat(patient.starves(second * SECOND, times)).isFalse();
        }
    }

    @Test
    void threadsThatEndedTakeNothingBackAndNewOnesCountWhole() {
        ProcessorTimes before = new ProcessorTimes(Map.of("1", new Times(5, 5), "2", new Times(100, 100)));
        ProcessorTimes after = new ProcessorTimes(Map.of("1", new Times(8, 6), "3", new Times(2, 3)));

        assertThat(after.since(before)).isEqualTo(new Times(5, 4));
    }

    @Test
    void eachStepGivesWayLessUntilItGivesWayToNobody() {
        GivingWay way = GivingWay.TO_ALL;
        assertThat(way.less().level()).isEqualTo(5);
        assertThat(way.less().less().level()).isZero();
        assertThat(way.less().less().canGiveLess()).isFalse();
    }

    /** Seconds of such a life until it is said to starve; -1 if it was not in so many. */
    private int secondsUntilStarved(double ranShare, double waitedShare, int most) {
        for (int second = 0; second <= most; second++) {
            if (watch.starves(now, new ProcessorTimes(Map.of("1", new Times(ran, waited))))) {
                return second;
            }
            if (second < most) {
                now += SECOND;
                ran += (long) (ranShare * SECOND);
                waited += (long) (waitedShare * SECOND);
            }
        }
        return -1;
    }
}
