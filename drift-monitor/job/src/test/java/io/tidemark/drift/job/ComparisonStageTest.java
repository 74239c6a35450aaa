package io.tidemark.drift.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.drift.stats.Binning;
import io.tidemark.drift.stats.ReferenceProfile;
import io.tidemark.schemas.AlarmState;
import io.tidemark.schemas.Decision;
import io.tidemark.schemas.DriftAlarm;
import io.tidemark.schemas.DriftReport;
import io.tidemark.schemas.RetrainingCause;
import io.tidemark.schemas.RetrainingRequest;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.api.java.tuple.Tuple5;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ComparisonStageTest {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final Duration WINDOW = Duration.ofHours(12);
    private static final ReferenceProfile PROFILE = Models.profile();
    private static final double CLEAN = 0;
    private static final double DRIFTED = 1.2;

    private final RandomGenerator random = new SplittableRandom(5);
    private KeyedBroadcastOperatorTestHarness<
                    String,
                    Tuple5<String, Long, Long, Map<String, Map<String, long[]>>, Map<Long, Long>>,
                    Tuple4<String, String, byte[], byte[]>,
                    Tuple2<byte[], byte[]>>
            stage;
    private int next;

    @BeforeEach
    void open() throws Exception {
        stage = harness();
        stage.open();
    }

    @AfterEach
    void close() throws Exception {
        stage.close();
    }

    @Test
    void everyWindowIsReportedUnderAnIdThatAReplayRepeats() throws Exception {
        publish("m1");
        window(CLEAN, 1_000);
        DriftReport report = reports().get(0);
        assertThat(report.getReportId()).isEqualTo("m1@2026-01-05T00:00:00Z");
        assertThat(report.getCatalogueHash()).isEqualTo("hash-m1");
        assertThat(report.getEvents()).isEqualTo(1_000);
        assertThat(report.getColumns())
                .extracting(column -> column.getName())
                .containsExactly("amount", "night", "score");
        assertThat(report.getColumns().get(1).getCalendar()).isTrue();
    }

    @Test
    void oneDriftedWindowIsNoAlarmAndTwoAre() throws Exception {
        publish("m1");
        windows(CLEAN, DRIFTED, CLEAN, DRIFTED);
        assertThat(alarms()).isEmpty();
        windows(DRIFTED);
        DriftAlarm alarm = alarms().get(0);
        assertThat(alarm.getState()).isEqualTo(AlarmState.RAISED);
        assertThat(alarm.getSince()).isEqualTo(START.plus(WINDOW.multipliedBy(3)));
        assertThat(alarm.getText())
                .contains(
                        "1 of 3 columns", "amount (PSI ", "since 2026-01-06T12:00:00Z", "under model m1", "1000 events")
                .endsWith("a retraining is asked for");
        RetrainingRequest request = requests().get(0);
        assertThat(request.getCause()).isEqualTo(RetrainingCause.ALARM);
        assertThat(request.getRequestId()).isEqualTo(alarm.getAlarmId());
        assertThat(request.getEventTime()).isEqualTo(alarm.getWindowEnd());
    }

    @Test
    void whileTheAlarmLastsARetrainingIsAskedForAgainAfterEachCooldown() throws Exception {
        publish("m1");
        windows(DRIFTED, DRIFTED, DRIFTED, DRIFTED, DRIFTED, DRIFTED);
        assertThat(alarms()).hasSize(1);
        assertThat(requests()).hasSize(3);
    }

    @Test
    void anAlarmIsClearedByTwoCleanWindowsAndANewOneSaysWhetherItAsked() throws Exception {
        publish("m1");
        windows(DRIFTED, DRIFTED, CLEAN, DRIFTED, CLEAN, CLEAN);
        assertThat(alarms()).extracting(DriftAlarm::getState).containsExactly(AlarmState.RAISED, AlarmState.CLEARED);
        assertThat(requests()).hasSize(2);
        windows(DRIFTED, DRIFTED);
        assertThat(alarms()).hasSize(3);
        assertThat(requests()).hasSize(3);
    }

    @Test
    void withinTheCooldownANewAlarmAsksForNothingAndSaysSo() throws Exception {
        stage.close();
        stage = harness(
                new MonitorJobConfig.AlarmRules(1, WINDOW.multipliedBy(9).toMillis(), 0.1, 500));
        stage.open();
        publish("m1");
        windows(DRIFTED, CLEAN, DRIFTED);
        assertThat(alarms()).hasSize(3);
        assertThat(alarms().get(2).getText()).contains("no retraining is asked for");
        assertThat(requests()).hasSize(1);
    }

    @Test
    void aSmallWindowIsReportedAndDecidesNothing() throws Exception {
        publish("m1");
        window(DRIFTED, 1_000);
        window(DRIFTED, 499);
        assertThat(reports()).hasSize(2);
        assertThat(alarms()).isEmpty();
        window(DRIFTED, 500);
        assertThat(alarms()).hasSize(1);
    }

    @Test
    void lateEventsStandInTheReportByTheirWindow() throws Exception {
        publish("m1");
        next(Map.of(), Map.of(START.toEpochMilli(), 2L, START.plus(WINDOW).toEpochMilli(), 1L));
        DriftReport report = reports().get(0);
        assertThat(report.getLateEvents()).isEqualTo(3);
        assertThat(report.getLateWindows()).isEqualTo(Map.of("2026-01-05T00:00:00Z", 2L, "2026-01-05T12:00:00Z", 1L));
    }

    @Test
    void theDecisionMixStandsInTheReport() throws Exception {
        publish("m1");
        window(CLEAN, 1_000);
        DriftReport report = reports().get(0);
        assertThat(report.getSilent()).isFalse();
        assertThat(report.getApproved()).isEqualTo(900);
        assertThat(report.getReviewed()).isEqualTo(100);
        assertThat(report.getDeclined()).isZero();
        assertThat(report.getFlagged()).isEqualTo(50);
        assertThat(report.getAlerts()).isEqualTo(100);
    }

    @Test
    void aWindowWithoutEventsIsReportedAsSilenceAndNotAsNoDrift() throws Exception {
        publish("m1");
        next(Map.of(Fields.TRAFFIC, Map.of(Fields.WHOLE, new long[] {70, 20})), Map.of());
        DriftReport report = reports().get(0);
        assertThat(report.getSilent()).isTrue();
        assertThat(report.getEvents()).isZero();
        assertThat(report.getOtherEvents()).isEqualTo(50);
        assertThat(report.getUnmodelledEvents()).isEqualTo(20);
        assertThat(report.getColumns()).isEmpty();
    }

    @Test
    void windowsThatAreAheadOfTheirProfileWaitForIt() throws Exception {
        windows(CLEAN, CLEAN);
        assertThat(reports()).isEmpty();
        publish("m1");
        stage.setProcessingTime(stage.getProcessingTime() + 1_000);
        assertThat(reports()).hasSize(2);
    }

    @Test
    void theAlarmSurvivesARestart() throws Exception {
        publish("m1");
        windows(DRIFTED);
        OperatorSubtaskState state = stage.snapshot(1, 1);
        stage.close();
        stage = harness();
        stage.initializeState(state);
        stage.open();
        windows(DRIFTED);
        assertThat(alarms()).hasSize(1);
        assertThat(alarms().get(0).getSince()).isEqualTo(START);
    }

    private static KeyedBroadcastOperatorTestHarness<
                    String,
                    Tuple5<String, Long, Long, Map<String, Map<String, long[]>>, Map<Long, Long>>,
                    Tuple4<String, String, byte[], byte[]>,
                    Tuple2<byte[], byte[]>>
            harness() throws Exception {
        return harness(new MonitorJobConfig.AlarmRules(2, WINDOW.multipliedBy(2).toMillis(), 0.1, 500));
    }

    private static KeyedBroadcastOperatorTestHarness<
                    String,
                    Tuple5<String, Long, Long, Map<String, Map<String, long[]>>, Map<Long, Long>>,
                    Tuple4<String, String, byte[], byte[]>,
                    Tuple2<byte[], byte[]>>
            harness(MonitorJobConfig.AlarmRules rules) throws Exception {
        return new KeyedBroadcastOperatorTestHarness<>(
                new CoBroadcastWithKeyedOperator<>(
                        new ComparisonStage(new PlainEncoder(), rules), List.of(MonitorTypes.MODELS)),
                window -> window.f0,
                Types.STRING,
                1,
                1,
                0);
    }

    private void publish(String version) throws Exception {
        stage.processBroadcastElement(Models.published(version, PROFILE), 0);
    }

    private void windows(double... shifts) throws Exception {
        for (double shift : shifts) {
            window(shift, 1_000);
        }
    }

    private void window(double shift, int events) throws Exception {
        Binning binning = new Binning(PROFILE);
        long[] counts = new long[binning.size() + Outcome.COUNTS];
        for (int i = 0; i < events; i++) {
            // It is always night, which must alarm nobody.
            double[] values = {random.nextGaussian() + shift, 1, random.nextDouble()};
            int outcome = Outcome.of(i % 10 == 0 ? Decision.REVIEW : Decision.APPROVE, i % 20 == 0);
            for (int slot : Outcome.append(binning.slots(values, Outcome.isAlert(outcome)), binning.size(), outcome)) {
                counts[slot]++;
            }
        }
        next(Map.of(Fields.ALL, Map.of(Fields.WHOLE, counts)), Map.of());
    }

    private void next(Map<String, Map<String, long[]>> counts, Map<Long, Long> late) throws Exception {
        long start = START.plus(WINDOW.multipliedBy(next++)).toEpochMilli();
        long end = start + WINDOW.toMillis();
        stage.processElement(Tuple5.of("m1", start, end, counts, late), end - 1);
    }

    private List<DriftReport> reports() throws Exception {
        List<DriftReport> found = new ArrayList<>();
        for (Tuple2<byte[], byte[]> message : stage.extractOutputValues()) {
            found.add(DriftReport.fromByteBuffer(ByteBuffer.wrap(message.f1)));
        }
        return found;
    }

    private List<DriftAlarm> alarms() throws Exception {
        List<DriftAlarm> found = new ArrayList<>();
        for (byte[] message : side(MonitorTypes.ALARMS)) {
            found.add(DriftAlarm.fromByteBuffer(ByteBuffer.wrap(message)));
        }
        return found;
    }

    private List<RetrainingRequest> requests() throws Exception {
        List<RetrainingRequest> found = new ArrayList<>();
        for (byte[] message : side(MonitorTypes.REQUESTS)) {
            found.add(RetrainingRequest.fromByteBuffer(ByteBuffer.wrap(message)));
        }
        return found;
    }

    private List<byte[]> side(OutputTag<Tuple2<byte[], byte[]>> tag) {
        Queue<StreamRecord<Tuple2<byte[], byte[]>>> messages = stage.getSideOutput(tag);
        return messages == null
                ? List.of()
                : messages.stream().map(record -> record.getValue().f1).toList();
    }
}
