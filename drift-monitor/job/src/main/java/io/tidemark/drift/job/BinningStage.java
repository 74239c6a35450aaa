package io.tidemark.drift.job;

import io.tidemark.drift.stats.Binning;
import io.tidemark.drift.stats.ReferenceProfile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.api.java.tuple.Tuple5;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.BroadcastProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Puts scored events into the bins of their model's reference profile. An event whose profile has not come yet waits in state; profiles travel
 * ahead of their activation, so that is rare.
 */
final class BinningStage
        extends BroadcastProcessFunction<
                Tuple5<String, Long, double[], Boolean, byte[]>,
                Tuple4<String, String, byte[], byte[]>,
                Tuple4<String, Integer, Integer, int[]>>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    private final int shards;
    private transient Map<String, Binning> binnings;
    private transient Map<String, List<Tuple5<String, Long, double[], Boolean, byte[]>>> waiting;
    private transient ListState<Tuple5<String, Long, double[], Boolean, byte[]>> waitingState;
    private transient Counter misfits;
    private transient Counter unwatched;
    private int shard;

    /** @param shards over how many subtasks one model's events are spread before their counts are added up */
    BinningStage(int shards) {
        this.shards = shards;
    }

    @Override
    public void open(OpenContext context) {
        binnings = new HashMap<>();
        misfits = getRuntimeContext().getMetricGroup().counter("vectors_of_another_length");
        unwatched = getRuntimeContext().getMetricGroup().counter("scores_of_unwatched_models");
    }

    @Override
    public void processElement(
            Tuple5<String, Long, double[], Boolean, byte[]> scored,
            ReadOnlyContext context,
            Collector<Tuple4<String, Integer, Integer, int[]>> out)
            throws Exception {
        Binning binning = binnings.get(scored.f0);
        if (binning == null) {
            Tuple2<String, byte[]> model =
                    context.getBroadcastState(MonitorTypes.MODELS).get(scored.f0);
            if (model == null) {
                waiting.computeIfAbsent(scored.f0, version -> new ArrayList<>()).add(scored);
                return;
            }
            if (model.f1.length == 0) {
                unwatched.inc();
                return;
            }
            binning = new Binning(ReferenceProfile.fromJson(model.f1));
            binnings.put(scored.f0, binning);
        }
        emit(binning, scored, out);
    }

    @Override
    public void processBroadcastElement(
            Tuple4<String, String, byte[], byte[]> model,
            Context context,
            Collector<Tuple4<String, Integer, Integer, int[]>> out)
            throws Exception {
        context.getBroadcastState(MonitorTypes.MODELS).put(model.f0, Tuple2.of(model.f1, model.f2));
        List<Tuple5<String, Long, double[], Boolean, byte[]>> held = waiting.remove(model.f0);
        if (held != null && model.f2.length == 0) {
            unwatched.inc(held.size());
        } else if (held != null) {
            Binning binning = new Binning(ReferenceProfile.fromJson(model.f2));
            held.forEach(scored -> emit(binning, scored, out));
        }
    }

    private void emit(
            Binning binning,
            Tuple5<String, Long, double[], Boolean, byte[]> scored,
            Collector<Tuple4<String, Integer, Integer, int[]>> out) {
        double[] values = scored.f2;
        List<Double> vector =
                DoubleStream.of(values).limit(values.length - 1L).boxed().collect(Collectors.toList());
        try {
            int[] slots = binning.slots(vector, values[values.length - 1], scored.f3);
            shard = (shard + 1) % shards;
            out.collect(Tuple4.of(scored.f0, shard, binning.size(), slots));
        } catch (IllegalArgumentException anotherLength) {
            misfits.inc();
        }
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        waitingState.update(waiting.values().stream().flatMap(List::stream).collect(Collectors.toList()));
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        waitingState =
                context.getOperatorStateStore().getListState(new ListStateDescriptor<>("waiting", MonitorTypes.SCORED));
        waiting = new HashMap<>();
        for (Tuple5<String, Long, double[], Boolean, byte[]> scored : waitingState.get()) {
            waiting.computeIfAbsent(scored.f0, version -> new ArrayList<>()).add(scored);
        }
    }
}
