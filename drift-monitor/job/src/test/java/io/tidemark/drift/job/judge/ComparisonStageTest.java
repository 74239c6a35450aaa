package io.tidemark.drift.job.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.drift.stats.distance.Statistics;
import io.tidemark.schemas.AlarmState;
import io.tidemark.schemas.DriftAlarm;
import io.tidemark.schemas.DriftCause;
import io.tidemark.schemas.DriftReport;
import io.tidemark.schemas.RetrainingCause;
import io.tidemark.schemas.RetrainingRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ComparisonStageTest {
    private static final double CLEAN = ComparisonRig.CLEAN;
    private static final double DRIFTED = ComparisonRig.DRIFTED;
    private static final Instant START = ComparisonRig.START;
    private static final Duration WINDOW = ComparisonRig.WINDOW;

    private ComparisonRig rig = new ComparisonRig(ComparisonRig.rules(2, 2, 2));

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void everyWindowIsReportedUnderAnIdThatAReplayRepeats() throws Exception {
        rig.publish("m1");
        rig.window(CLEAN, 1_000);
        DriftReport report = rig.reports().get(0);
        assertThat(report.getReportId()).isEqualTo("m1@2026-01-05T00:00:00Z");
        assertThat(report.getCatalogueHash()).isEqualTo("hash-m1");
        assertThat(report.getEvents()).isEqualTo(1_000);
        assertThat(report.getColumns())
                .extracting(column -> column.getName())
                .containsExactly("amount", "night", "score");
        assertThat(report.getColumns().get(1).getCalendar()).isTrue();
    }

    @Test
    void everyColumnIsReportedByEveryStatisticThatBinsSufficeFor() throws Exception {
        rig.publish("m1");
        rig.window(DRIFTED, 1_000);
        assertThat(rig.reports().get(0).getColumns()).allSatisfy(column -> {
            assertThat(column.getStatistics().keySet())
                    .containsExactlyInAnyOrder("psi", "js", "hellinger")
                    .hasSameSizeAs(Statistics.OF_BINS);
            assertThat(column.getStatistics().get("psi")).isEqualTo(column.getPsi());
        });
        assertThat(rig.reports().get(0).getColumns().get(0).getStatistics().get("js"))
                .isBetween(0.05, 1.0);
    }

    @Test
    void oneDriftedWindowIsNoAlarmAndTwoAre() throws Exception {
        rig.publish("m1");
        rig.windows(CLEAN, DRIFTED, CLEAN, DRIFTED);
        assertThat(rig.alarms()).isEmpty();
        rig.windows(DRIFTED);
        DriftAlarm alarm = rig.alarms().get(0);
        assertThat(alarm.getState()).isEqualTo(AlarmState.RAISED);
        assertThat(alarm.getSince()).isEqualTo(START.plus(WINDOW.multipliedBy(3)));
        assertThat(alarm.getText())
                .contains("under model m1, amount has shifted (PSI ", "since 2026-01-06T12:00:00Z", "on 1,000 events")
                .endsWith("a retraining is asked for");
        RetrainingRequest request = rig.requests().get(0);
        assertThat(request.getCause()).isEqualTo(RetrainingCause.ALARM);
        assertThat(request.getRequestId()).isEqualTo(alarm.getAlarmId());
        assertThat(request.getEventTime()).isEqualTo(alarm.getWindowEnd());
    }

    @Test
    void whileTheAlarmLastsARetrainingIsAskedForAgainAfterEachCooldown() throws Exception {
        rig.publish("m1");
        rig.windows(DRIFTED, DRIFTED, DRIFTED, DRIFTED, DRIFTED, DRIFTED);
        assertThat(rig.alarms()).hasSize(1);
        assertThat(rig.requests()).hasSize(3);
    }

    @Test
    void anAlarmIsClearedByTwoCleanWindowsAndANewOneSaysWhetherItAsked() throws Exception {
        rig.publish("m1");
        rig.windows(DRIFTED, DRIFTED, CLEAN, DRIFTED, CLEAN, CLEAN);
        assertThat(rig.alarms())
                .extracting(DriftAlarm::getState)
                .containsExactly(AlarmState.RAISED, AlarmState.CLEARED);
        assertThat(rig.requests()).hasSize(2);
        rig.windows(DRIFTED, DRIFTED);
        assertThat(rig.alarms()).hasSize(3);
        assertThat(rig.requests()).hasSize(3);
    }

    @Test
    void withinTheCooldownANewAlarmAsksForNothingAndSaysSo() throws Exception {
        rig.close();
        rig = new ComparisonRig(ComparisonRig.rules(1, 1, 9));
        rig.publish("m1");
        rig.windows(DRIFTED, CLEAN, DRIFTED);
        assertThat(rig.alarms()).hasSize(3);
        assertThat(rig.alarms().get(2).getText()).contains("no retraining is asked for");
        assertThat(rig.requests()).hasSize(1);
    }

    @Test
    void aSmallWindowIsReportedAndDecidesNothing() throws Exception {
        rig.publish("m1");
        rig.window(DRIFTED, 1_000);
        rig.window(DRIFTED, 499);
        assertThat(rig.reports()).hasSize(2);
        assertThat(rig.alarms()).isEmpty();
        rig.window(DRIFTED, 500);
        assertThat(rig.alarms()).hasSize(1);
    }

    @Test
    void lateEventsStandInTheReportByTheirWindow() throws Exception {
        rig.publish("m1");
        rig.next(Map.of(), Map.of(START.toEpochMilli(), 2L, START.plus(WINDOW).toEpochMilli(), 1L));
        DriftReport report = rig.reports().get(0);
        assertThat(report.getLateEvents()).isEqualTo(3);
        assertThat(report.getLateWindows()).isEqualTo(Map.of("2026-01-05T00:00:00Z", 2L, "2026-01-05T12:00:00Z", 1L));
    }

    @Test
    void theDecisionMixStandsInTheReport() throws Exception {
        rig.publish("m1");
        rig.window(CLEAN, 1_000);
        DriftReport report = rig.reports().get(0);
        assertThat(report.getSilent()).isFalse();
        assertThat(report.getApproved()).isEqualTo(900);
        assertThat(report.getReviewed()).isEqualTo(100);
        assertThat(report.getDeclined()).isZero();
        assertThat(report.getFlagged()).isEqualTo(50);
        assertThat(report.getAlerts()).isEqualTo(100);
    }

    @Test
    void aLostColumnIsAFaultForWhichNoRetrainingIsAsked() throws Exception {
        rig.publish("m1");
        rig.windows(Double.NaN, Double.NaN);
        DriftAlarm alarm = rig.alarms().get(0);
        assertThat(alarm.getCause()).isEqualTo(DriftCause.PIPELINE_FAULT);
        assertThat(alarm.getColumns()).containsExactly("amount");
        assertThat(alarm.getText()).endsWith("no retraining is asked for, since a new model would learn the fault");
        assertThat(alarm.getRetrainingAsked()).isFalse();
        assertThat(rig.requests()).isEmpty();
        assertThat(rig.reports().get(0).getColumns().get(0).getDrifted()).isTrue();
        assertThat(rig.reports().get(0).getCause()).isEqualTo(DriftCause.PIPELINE_FAULT);
    }

    @Test
    void windowsThatAreAheadOfTheirProfileWaitForIt() throws Exception {
        rig.windows(CLEAN, CLEAN);
        assertThat(rig.reports()).isEmpty();
        rig.publish("m1");
        rig.waitASecond();
        assertThat(rig.reports()).hasSize(2);
    }

    @Test
    void theAlarmSurvivesARestart() throws Exception {
        rig.publish("m1");
        rig.windows(DRIFTED);
        rig.restart();
        rig.windows(DRIFTED);
        assertThat(rig.alarms()).hasSize(1);
        assertThat(rig.alarms().get(0).getSince()).isEqualTo(START);
    }
}
