package io.tidemark.drift.job.count;

import io.tidemark.drift.job.log.MonitorTypes;
import io.tidemark.drift.job.log.Outcome;
import io.tidemark.drift.job.log.ScoreReader;
import io.tidemark.drift.job.metrics.MonitorMetrics;
import io.tidemark.drift.stats.profile.Binning;
import io.tidemark.drift.stats.profile.ReferenceProfile;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.api.java.tuple.Tuple6;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * Puts scored events into the bins of their model's reference profile.
 *
 * <p>Profiles travel ahead of their activation, but in another topic, so a reader can meet a score first. Such scores
 * wait in state and event time waits with them, so that none is late for its window. After a while (a bundle that
 * nobody could read never comes) they are counted and let go. An operator and not a function: functions cannot stop
 * event time, and the stream of models must have no part in it at all.
 */
public final class BinningStage extends AbstractStreamOperator<Tuple4<String, Integer, int[], String[]>>
        implements TwoInputStreamOperator<
                Tuple6<String, Long, double[], Integer, String[], byte[]>,
                Tuple4<String, String, byte[], byte[]>,
                Tuple4<String, Integer, int[], String[]>> {
    private static final long serialVersionUID = 1L;
    private static final int MOST_HELD = 200_000;
    private static final int[] NO_SLOTS = {};

    private final long patienceMillis;
    private transient BroadcastState<String, Tuple2<String, byte[]>> models;
    private transient ListState<Tuple6<String, Long, double[], Integer, String[], byte[]>> heldState;
    private transient Map<String, Binning> binnings;
    private transient Set<String> unwatched;
    private transient HeldScores held;
    private transient HeldTime time;
    private transient Counter unknown;
    private transient Counter misfits;

    /** @param patience how long scores wait for a profile */
    public BinningStage(Duration patience) {
        this.patienceMillis = patience.toMillis();
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        models = context.getOperatorStateStore().getBroadcastState(MonitorTypes.MODELS);
        heldState =
                context.getOperatorStateStore().getListState(new ListStateDescriptor<>("waiting", MonitorTypes.SCORED));
    }

    @Override
    public void open() throws Exception {
        super.open();
        binnings = new HashMap<>();
        unwatched = new HashSet<>();
        time = new HeldTime(output);
        unknown = getMetricGroup().counter(MonitorMetrics.UNWATCHED.leaf());
        misfits = getMetricGroup().counter(MonitorMetrics.MISFITS.leaf());
        held = new HeldScores();
        getMetricGroup().gauge(MonitorMetrics.HELD.leaf(), held::count);
        for (Map.Entry<String, Tuple2<String, byte[]>> model : models.immutableEntries()) {
            announce(model.getKey());
        }
        for (Tuple6<String, Long, double[], Integer, String[], byte[]> scored : heldState.get()) {
            accept(scored);
        }
    }

    @Override
    public void processElement1(StreamRecord<Tuple6<String, Long, double[], Integer, String[], byte[]>> element)
            throws Exception {
        accept(element.getValue());
    }

    @Override
    public void processElement2(StreamRecord<Tuple4<String, String, byte[], byte[]>> element) throws Exception {
        Tuple4<String, String, byte[], byte[]> model = element.getValue();
        // A version is published once; what was counted under the first profile must not be read under another.
        if (!models.contains(model.f0)) {
            models.put(model.f0, Tuple2.of(model.f1, model.f2));
            unwatched.remove(model.f0);
            announce(model.f0);
        }
        for (Tuple6<String, Long, double[], Integer, String[], byte[]> scored : held.remove(model.f0)) {
            accept(scored);
        }
        time.send(!held.isEmpty());
    }

    @Override
    public void processWatermark1(Watermark mark) {
        time.watermark(mark, !held.isEmpty());
    }

    @Override
    public void processWatermark2(Watermark mark) {
        // Event time is that of the scores.
    }

    @Override
    protected void processWatermarkStatus(WatermarkStatus status, int index) {
        if (index == 0) {
            time.status(status, !held.isEmpty());
        }
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        heldState.update(held.all().toList());
    }

    private void accept(Tuple6<String, Long, double[], Integer, String[], byte[]> scored) throws Exception {
        if (scored.f0.equals(ScoreReader.NO_MODEL)) {
            emitWithoutModel(scored);
            return;
        }
        Binning binning = binning(scored.f0);
        if (binning != null) {
            emit(binning, scored);
        } else if (unwatched.contains(scored.f0)) {
            unknown.inc();
        } else {
            hold(scored);
        }
    }

    private Binning binning(String version) throws Exception {
        Binning known = binnings.get(version);
        Tuple2<String, byte[]> model = known == null ? models.get(version) : null;
        if (model == null) {
            return known;
        }
        if (model.f1.length == 0) {
            unwatched.add(version);
            return null;
        }
        Binning made = new Binning(ReferenceProfile.fromJson(model.f1));
        binnings.put(version, made);
        return made;
    }

    private void hold(Tuple6<String, Long, double[], Integer, String[], byte[]> scored) {
        if (!held.holds(scored.f0)) {
            processingTimeService.registerTimer(
                    processingTimeService.getCurrentProcessingTime() + patienceMillis, this::letGoOfExpired);
        }
        held.add(scored, processingTimeService.getCurrentProcessingTime() + patienceMillis);
        if (held.count() > MOST_HELD) {
            letGo(scored.f0);
        }
    }

    private void letGoOfExpired(long now) {
        held.expired(now).forEach(this::letGo);
        time.send(!held.isEmpty());
    }

    private void letGo(String version) {
        int size = held.remove(version).size();
        unknown.inc(size);
        unwatched.add(version);
        LOG.warn("no reference profile of model {} has come, so the drift of its scores cannot be watched", version);
    }

    private void emit(Binning binning, Tuple6<String, Long, double[], Integer, String[], byte[]> scored) {
        if (scored.f2.length != binning.columns()) {
            misfits.inc();
            return;
        }
        int[] slots = Outcome.append(binning.slots(scored.f2, Outcome.isAlert(scored.f3)), binning.size(), scored.f3);
        output.collect(
                new StreamRecord<>(Tuple4.of(scored.f0, binning.size() + Outcome.COUNTS, slots, scored.f4), scored.f1));
    }

    /**
     * What no model scored has no bins, yet it is traffic: a model without events then is not the traffic's silence.
     */
    private void emitWithoutModel(Tuple6<String, Long, double[], Integer, String[], byte[]> scored) {
        int[] slots = Outcome.append(NO_SLOTS, 0, scored.f3);
        output.collect(new StreamRecord<>(Tuple4.of(scored.f0, Outcome.COUNTS, slots, scored.f4), scored.f1));
    }

    /** Tells those behind that there is such a model. */
    private void announce(String version) {
        output.collect(new StreamRecord<>(Tuple4.of(version, 0, NO_SLOTS, new String[0])));
    }
}
