package io.tidemark.drift.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidemark.drift.stats.Binning;
import io.tidemark.drift.stats.ReferenceProfile;
import io.tidemark.schemas.AlarmState;
import io.tidemark.schemas.Decision;
import io.tidemark.schemas.DriftAlarm;
import io.tidemark.schemas.DriftCause;
import io.tidemark.schemas.DriftFinding;
import io.tidemark.schemas.DriftReport;
import io.tidemark.schemas.RetrainingCause;
import io.tidemark.schemas.RetrainingRequest;
import io.tidemark.schemas.SegmentDrift;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
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
    private static final int WEEK = 14;

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
                .contains("under model m1, amount has shifted (PSI ", "since 2026-01-06T12:00:00Z", "on 1,000 events")
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
                new AlarmRules(0.05, 0.1, 1, 1, 0.5, 500, WINDOW.multipliedBy(9).toMillis(), 4));
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
    void anUnusualSilenceIsAnAlarmOfItsOwnUntilEventsComeAgain() throws Exception {
        publish("m1");
        window(CLEAN, 1_000);
        silence(0, 7);
        silence(0, 0);
        window(CLEAN, 1_000);
        assertThat(alarms()).extracting(DriftAlarm::getState).containsExactly(AlarmState.RAISED, AlarmState.CLEARED);
        DriftAlarm silence = alarms().get(0);
        assertThat(silence.getAlarmId()).isEqualTo("m1@2026-01-05T12:00:00Z/silence");
        assertThat(silence.getCause()).isEqualTo(DriftCause.SILENCE);
        assertThat(silence.getText())
                .contains("no event has been scored under model m1 since 2026-01-05T12:00:00Z", "1000 are usual")
                .contains("7 were decided without any model", "silence is not the absence of drift");
        assertThat(alarms().get(1).getSince()).isEqualTo(silence.getWindowStart());
        assertThat(requests()).isEmpty();
    }

    @Test
    void whereFewEventsAreUsualSilenceIsNoAlarm() throws Exception {
        publish("m1");
        window(CLEAN, 499);
        silence(0, 0);
        assertThat(reports().get(1).getSilent()).isTrue();
        assertThat(alarms()).isEmpty();
    }

    @Test
    void aModelThatWasReplacedIsNoSilenceAndItsAlarmIsClosed() throws Exception {
        publish("m1");
        windows(DRIFTED, DRIFTED);
        silence(1_000, 0);
        assertThat(alarms()).extracting(DriftAlarm::getState).containsExactly(AlarmState.RAISED, AlarmState.CLEARED);
        assertThat(alarms().get(1).getText()).contains("model m1 has scored nothing", "others have scored 1000 events");
        windows(DRIFTED);
        assertThat(alarms()).hasSize(2);
    }

    @Test
    void aLostColumnIsAFaultForWhichNoRetrainingIsAsked() throws Exception {
        publish("m1");
        windows(Double.NaN, Double.NaN);
        DriftAlarm alarm = alarms().get(0);
        assertThat(alarm.getCause()).isEqualTo(DriftCause.PIPELINE_FAULT);
        assertThat(alarm.getColumns()).containsExactly("amount");
        assertThat(alarm.getText()).endsWith("no retraining is asked for, since a new model would learn the fault");
        assertThat(alarm.getRetrainingAsked()).isFalse();
        assertThat(requests()).isEmpty();
        assertThat(reports().get(0).getColumns().get(0).getDrifted()).isTrue();
        assertThat(reports().get(0).getCause()).isEqualTo(DriftCause.PIPELINE_FAULT);
    }

    @Test
    void theAlarmNamesTheSegmentInWhichTheShiftSits() throws Exception {
        publish("m1");
        for (int i = 0; i < WEEK; i++) {
            countries(CLEAN, CLEAN);
        }
        countries(CLEAN, DRIFTED);
        countries(CLEAN, DRIFTED);
        assertThat(alarms()).hasSize(1);
        assertThat(alarms().get(0).getConcentration().getField()).isEqualTo("country");
        assertThat(alarms().get(0).getConcentration().getValue()).isEqualTo("FR");
        DriftReport report = reports().get(WEEK);
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
        publish("m1");
        for (int i = 0; i < WEEK; i++) {
            window(CLEAN, 1_000);
        }
        for (int i = 0; i < WEEK; i++) {
            window(DRIFTED, 1_000);
        }
        window(DRIFTED, 1_000);
        assertThat(reports().get(WEEK).getBaselineEvents()).isEqualTo(1_000);
        assertThat(reports().get(2 * WEEK).getBaselineEvents()).isEqualTo(1_000);
        assertThat(alarms()).hasSize(1);
    }

    @Test
    void aDriftFromTheFirstDayOnIsLearntForNoLongerThanAWeekendAndThenForgotten() throws Exception {
        publish("m1");
        for (int i = 0; i <= WEEK; i++) {
            window(DRIFTED, 1_000);
        }
        assertThat(reports().get(WEEK).getBaselineEvents()).isZero();
        assertThat(reports().get(WEEK).getColumns().get(0).getDrifted()).isTrue();
    }

    @Test
    void nightsThatDifferFromTheBundleAreUsualOnceAWeekIsKnown() throws Exception {
        publish("m1");
        for (int i = 0; i < 2 * WEEK; i++) {
            window(i % 2 == 0 ? CLEAN : DRIFTED, 1_000);
        }
        assertThat(alarms()).isEmpty();
        assertThat(reports().get(WEEK - 1).getColumns().get(0).getDrifted()).isTrue();
        assertThat(reports().get(2 * WEEK - 1).getColumns().get(0).getDrifted()).isFalse();
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
        return harness(
                new AlarmRules(0.05, 0.1, 2, 2, 0.5, 500, WINDOW.multipliedBy(2).toMillis(), 4));
    }

    private static KeyedBroadcastOperatorTestHarness<
                    String,
                    Tuple5<String, Long, Long, Map<String, Map<String, long[]>>, Map<Long, Long>>,
                    Tuple4<String, String, byte[], byte[]>,
                    Tuple2<byte[], byte[]>>
            harness(AlarmRules rules) throws Exception {
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
        next(Map.of(Fields.ALL, Map.of(Fields.WHOLE, counts(shift, events))), Map.of());
    }

    private void countries(double german, double french) throws Exception {
        long[] de = counts(german, 1_500);
        long[] fr = counts(french, 500);
        long[] all = new long[de.length];
        Arrays.setAll(all, i -> de[i] + fr[i]);
        next(Map.of(Fields.ALL, Map.of(Fields.WHOLE, all), "country", Map.of("DE", de, "FR", fr)), Map.of());
    }

    private void silence(long others, long unmodelled) throws Exception {
        long[] traffic = {others + unmodelled, unmodelled};
        next(Map.of(Fields.TRAFFIC, Map.of(Fields.WHOLE, traffic)), Map.of());
    }

    private long[] counts(double shift, int events) {
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
        return counts;
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
