package io.tidemark.drift.job.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidemark.schemas.DriftFinding;
import io.tidemark.schemas.DriftReport;
import io.tidemark.schemas.SegmentDrift;
import io.tidemark.schemas.TrafficSegment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Windows beside the same hours of earlier weeks. */
class UsualWeeksTest {
    private static final double CLEAN = ComparisonRig.CLEAN;
    private static final double DRIFTED = ComparisonRig.DRIFTED;
    private static final int WEEK = 14;

    private ComparisonRig rig = new ComparisonRig(ComparisonRig.rules(2, 2, 2));

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void theAlarmNamesTheSegmentInWhichTheShiftSits() throws Exception {
        rig.publish("m1");
        for (int i = 0; i <= WEEK; i++) {
            rig.countries(CLEAN, CLEAN);
        }
        rig.countries(CLEAN, DRIFTED);
        rig.countries(CLEAN, DRIFTED);
        assertThat(rig.alarms()).hasSize(1);
        assertThat(rig.alarms().get(0).getConcentration().getField()).isEqualTo("country");
        assertThat(rig.alarms().get(0).getConcentration().getValue()).isEqualTo("FR");
        assertThat(rig.requests().get(0).getSegments()).containsExactly(new TrafficSegment("country", "FR"));
        DriftReport report = rig.reports().get(WEEK + 1);
        assertThat(report.getBaselineEvents()).isEqualTo(2_000);
        assertThat(report.getFindings()).isNotEmpty();
        assertThat(report.getSegments())
                .extracting(SegmentDrift::getValue, SegmentDrift::getEvents, SegmentDrift::getBaselineEvents)
                .containsExactly(tuple("DE", 1_500L, 1_500L), tuple("FR", 500L, 500L));
        DriftFinding worst = report.getSegments().get(1).getWorst().get(0);
        assertThat(worst.getColumn()).isEqualTo("amount");
        assertThat(worst.getP()).isLessThan(1e-6);
    }

    @Test
    void theWindowsOfAnAlarmDoNotBecomeWhatIsUsual() throws Exception {
        rig.publish("m1");
        for (int i = 0; i <= WEEK; i++) {
            rig.window(CLEAN, 1_000);
        }
        for (int i = 0; i < WEEK; i++) {
            rig.window(DRIFTED, 1_000);
        }
        rig.window(DRIFTED, 1_000);
        assertThat(rig.reports().get(WEEK + 1).getBaselineEvents()).isEqualTo(1_000);
        assertThat(rig.reports().get(2 * WEEK + 1).getBaselineEvents()).isEqualTo(1_000);
        assertThat(rig.alarms()).hasSize(1);
    }

    @Test
    void aDriftFromTheFirstDayOnIsLearntForNoLongerThanAWeekendAndThenForgotten() throws Exception {
        rig.publish("m1");
        for (int i = 0; i <= WEEK + 1; i++) {
            rig.window(DRIFTED, 1_000);
        }
        assertThat(rig.reports().get(WEEK + 1).getBaselineEvents()).isZero();
        assertThat(rig.reports().get(WEEK + 1).getColumns().get(0).getDrifted()).isTrue();
    }

    @Test
    void nightsThatDifferFromTheBundleAreUsualOnceAWeekIsKnown() throws Exception {
        rig.publish("m1");
        for (int i = 0; i < 2 * WEEK; i++) {
            rig.window(i % 2 == 0 ? CLEAN : DRIFTED, 1_000);
        }
        assertThat(rig.alarms()).isEmpty();
        assertThat(rig.reports().get(WEEK - 1).getColumns().get(0).getDrifted()).isTrue();
        assertThat(rig.reports().get(2 * WEEK - 1).getColumns().get(0).getDrifted())
                .isFalse();
    }

    @Test
    void theWindowInWhichAModelBeganIsNoMeasureOfLaterWeeks() throws Exception {
        rig.publish("m1");
        rig.window(CLEAN, 500);
        for (int i = 1; i < 2 * WEEK; i++) {
            rig.window(CLEAN, 1_000);
        }
        assertThat(rig.alarms()).isEmpty();
        assertThat(rig.reports().get(WEEK).getBaselineEvents()).isZero();
        assertThat(rig.reports().get(WEEK + 1).getBaselineEvents()).isEqualTo(1_000);
    }
}
