package io.tidemark.drift.job.count;

import io.tidemark.drift.job.log.ModelProfile;
import io.tidemark.drift.job.log.MonitorTypes;
import io.tidemark.drift.job.log.Outcome;
import io.tidemark.drift.job.log.PublishedModel;
import io.tidemark.drift.job.log.ScoredEvent;
import io.tidemark.drift.job.metrics.MonitorMetrics;
import io.tidemark.drift.stats.profile.Binning;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
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
public final class BinningStage extends AbstractStreamOperator<BinnedEvent>
        implements TwoInputStreamOperator<ScoredEvent, PublishedModel, BinnedEvent> {
    private static final long serialVersionUID = 1L;
    private static final int MOST_HELD = 200_000;
    private static final int[] NO_BINS = {};

    private final long patienceMillis;
    private transient BroadcastState<String, ModelProfile> models;
    private transient ListState<ScoredEvent> heldState;
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
                context.getOperatorStateStore().getListState(new ListStateDescriptor<>("waiting", ScoredEvent.TYPE));
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
        for (Map.Entry<String, ?> model : models.immutableEntries()) {
            announce(model.getKey());
        }
        for (Object scored : heldState.get()) {
            accept(ScoredEvent.SERIALIZER.current(scored));
        }
    }

    @Override
    public void processElement1(StreamRecord<ScoredEvent> element) throws Exception {
        accept(element.getValue());
    }

    @Override
    public void processElement2(StreamRecord<PublishedModel> element) throws Exception {
        PublishedModel model = element.getValue();
        // A version is published once; what was counted under the first profile must not be read under another.
        if (!models.contains(model.version())) {
            models.put(model.version(), model.profile());
            unwatched.remove(model.version());
            announce(model.version());
        }
        for (ScoredEvent scored : held.remove(model.version())) {
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

    private void accept(ScoredEvent scored) throws Exception {
        if (!scored.hasModel()) {
            emitWithoutModel(scored);
            return;
        }
        Binning binning = binning(scored.model());
        if (binning != null) {
            emit(binning, scored);
        } else if (unwatched.contains(scored.model())) {
            unknown.inc();
        } else {
            hold(scored);
        }
    }

    private Binning binning(String version) throws Exception {
        Binning known = binnings.get(version);
        ModelProfile model = known == null ? ModelProfile.SERIALIZER.current(found(version)) : null;
        if (model == null) {
            return known;
        }
        if (!model.isThere()) {
            unwatched.add(version);
            return null;
        }
        Binning made = new Binning(model.reference());
        binnings.put(version, made);
        return made;
    }

    /** As it lies in state, which an earlier build may have left there. */
    private Object found(String version) throws Exception {
        return ((BroadcastState<String, ?>) models).get(version);
    }

    private void hold(ScoredEvent scored) {
        if (!held.holds(scored.model())) {
            processingTimeService.registerTimer(
                    processingTimeService.getCurrentProcessingTime() + patienceMillis, this::letGoOfExpired);
        }
        held.add(scored, processingTimeService.getCurrentProcessingTime() + patienceMillis);
        if (held.count() > MOST_HELD) {
            letGo(scored.model());
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

    private void emit(Binning binning, ScoredEvent scored) {
        if (scored.values().length != binning.columns()) {
            misfits.inc();
            return;
        }
        int[] bins = binning.slots(scored.values(), Outcome.isAlert(scored.outcome()));
        emit(scored, binning.size(), bins);
    }

    /**
     * What no model scored has no bins, yet it is traffic: a model without events then is not the traffic's silence.
     */
    private void emitWithoutModel(ScoredEvent scored) {
        emit(scored, 0, NO_BINS);
    }

    private void emit(ScoredEvent scored, int profileSize, int[] bins) {
        BinnedEvent binned = new BinnedEvent(
                scored.model(),
                profileSize + Outcome.COUNTS,
                Outcome.append(bins, profileSize, scored.outcome()),
                scored.segments());
        output.collect(new StreamRecord<>(binned, scored.time()));
    }

    /** Tells those behind that there is such a model. */
    private void announce(String version) {
        output.collect(new StreamRecord<>(BinnedEvent.announcing(version)));
    }
}
