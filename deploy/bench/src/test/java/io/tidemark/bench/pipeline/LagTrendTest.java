package io.tidemark.bench.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LagTrendTest {

    private static final double PER_SECOND = 10_000;

    /** Scores come by the commit, ten times a second, of so much of what is offered. */
    private static LagTrend served(double share, double seconds) {
        LagTrend trend = new LagTrend(PER_SECOND, 0.25 * seconds);
        for (double second = 0; second < seconds; second += 0.02) {
            double committed = Math.floor(second * 10) / 10 * share * PER_SECOND;
            trend.add(second, second * PER_SECOND - committed);
        }
        return trend;
    }

    @Test
    void aLagThatSwingsWithTheCommitsIsSustained() {
        for (double seconds : new double[] {2, 8, 30}) {
            assertThat(served(1, seconds).sustained()).as("%s s", seconds).isTrue();
        }
    }

    @Test
    void aLagThatGrowsIsNot() {
        assertThat(served(0.95, 30).sustained()).isFalse();
        assertThat(served(0.95, 30).growth()).isCloseTo(500, Offset.offset(30.0));
        assertThat(served(0.9, 8).sustained()).isFalse();
    }

    @Test
    void whatWasSlowAtTheBeginningAndHasCaughtUpIsSustained() {
        LagTrend trend = new LagTrend(PER_SECOND, 7);
        for (double second = 0; second < 30; second += 0.02) {
            trend.add(second, Math.max(500, 20_000 - second * 4_000));
        }
        assertThat(trend.sustained()).isTrue();
    }

    @Test
    void aRateOnCreditIsNotSustainedAndNothingSeenIsNothingSustained() {
        LagTrend trend = new LagTrend(PER_SECOND, 0);
        for (double second = 0; second < 30; second += 0.02) {
            trend.add(second, 3 * PER_SECOND);
        }
        assertThat(trend.sustained()).isFalse();
        assertThat(new LagTrend(PER_SECOND, 0).sustained()).isFalse();
    }
}
