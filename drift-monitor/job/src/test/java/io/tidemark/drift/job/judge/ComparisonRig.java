package io.tidemark.drift.job.judge;

import io.tidemark.drift.job.count.Fields;
import io.tidemark.drift.job.count.ModelWindow;
import io.tidemark.drift.job.log.Models;
import io.tidemark.drift.job.log.MonitorTypes;
import io.tidemark.drift.job.log.Outcome;
import io.tidemark.drift.job.log.PublishedModel;
import io.tidemark.drift.stats.profile.Binning;
import io.tidemark.drift.stats.profile.ReferenceProfile;
import io.tidemark.flink.log.Message;
import io.tidemark.schemas.Decision;
import io.tidemark.schemas.DriftAlarm;
import io.tidemark.schemas.DriftReport;
import io.tidemark.schemas.RetrainingRequest;
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
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/** The {@link ComparisonStage} in Flink's harness, with windows one after the other. */
final class ComparisonRig implements AutoCloseable {
    static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    static final Duration WINDOW = Duration.ofHours(12);
    static final double CLEAN = 0;
    static final double DRIFTED = 1.2;
    private static final ReferenceProfile PROFILE = Models.profile();

    private final RandomGenerator random = new SplittableRandom(5);
    private final AlarmRules rules;
    private KeyedBroadcastOperatorTestHarness<String, ModelWindow, PublishedModel, Message> stage;
    private int next;

    ComparisonRig(AlarmRules rules) {
        this.rules = rules;
        try {
            stage = harness();
            stage.open();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param cooldown in windows */
    static AlarmRules rules(int persistence, int clearAfter, int cooldown) {
        return new AlarmRules(
                0.05,
                0.1,
                persistence,
                clearAfter,
                0.5,
                500,
                WINDOW.multipliedBy(cooldown).toMillis(),
                4);
    }

    /** Ends the stage and begins it again from its state. */
    void restart() throws Exception {
        restart(stage.snapshot(1, 1), new HashMapStateBackend());
    }

    /** Ends the stage and begins it again from another state. */
    void restart(OperatorSubtaskState state, StateBackend backend) throws Exception {
        stage.close();
        stage = harness();
        stage.setStateBackend(backend);
        stage.initializeState(state);
        stage.open();
    }

    OperatorSubtaskState snapshot() throws Exception {
        return stage.snapshot(2, 2);
    }

    void waitASecond() throws Exception {
        stage.setProcessingTime(stage.getProcessingTime() + 1_000);
    }

    @Override
    public void close() {
        try {
            stage.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private KeyedBroadcastOperatorTestHarness<String, ModelWindow, PublishedModel, Message> harness() throws Exception {
        return new KeyedBroadcastOperatorTestHarness<>(
                new CoBroadcastWithKeyedOperator<>(
                        new ComparisonStage(new PlainEncoder(), rules), List.of(MonitorTypes.MODELS)),
                ModelWindow::version,
                Types.STRING,
                1,
                1,
                0);
    }

    void publish(String version) throws Exception {
        stage.processBroadcastElement(Models.published(version, PROFILE), 0);
    }

    void windows(double... shifts) throws Exception {
        for (double shift : shifts) {
            window(shift, 1_000);
        }
    }

    void window(double shift, int events) throws Exception {
        next(Map.of(Fields.ALL, Map.of(Fields.WHOLE, counts(shift, events))), Map.of());
    }

    void countries(double german, double french) throws Exception {
        long[] de = counts(german, 1_500);
        long[] fr = counts(french, 500);
        long[] all = new long[de.length];
        Arrays.setAll(all, i -> de[i] + fr[i]);
        next(Map.of(Fields.ALL, Map.of(Fields.WHOLE, all), "country", Map.of("DE", de, "FR", fr)), Map.of());
    }

    void silence(long others, long unmodelled) throws Exception {
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

    void next(Map<String, Map<String, long[]>> counts, Map<Long, Long> late) throws Exception {
        Instant start = START.plus(WINDOW.multipliedBy(next++));
        Instant end = start.plus(WINDOW);
        stage.processElement(new ModelWindow("m1", start, end, counts, late), end.toEpochMilli() - 1);
    }

    List<DriftReport> reports() throws Exception {
        List<DriftReport> found = new ArrayList<>();
        for (Message message : stage.extractOutputValues()) {
            found.add(DriftReport.fromByteBuffer(ByteBuffer.wrap(message.value())));
        }
        return found;
    }

    List<DriftAlarm> alarms() throws Exception {
        List<DriftAlarm> found = new ArrayList<>();
        for (byte[] message : side(MonitorTypes.ALARMS)) {
            found.add(DriftAlarm.fromByteBuffer(ByteBuffer.wrap(message)));
        }
        return found;
    }

    List<RetrainingRequest> requests() throws Exception {
        List<RetrainingRequest> found = new ArrayList<>();
        for (byte[] message : side(MonitorTypes.REQUESTS)) {
            found.add(RetrainingRequest.fromByteBuffer(ByteBuffer.wrap(message)));
        }
        return found;
    }

    private List<byte[]> side(OutputTag<Message> tag) {
        Queue<StreamRecord<Message>> messages = stage.getSideOutput(tag);
        return messages == null
                ? List.of()
                : messages.stream().map(record -> record.getValue().value()).toList();
    }
}
