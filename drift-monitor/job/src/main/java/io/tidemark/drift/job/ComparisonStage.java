package io.tidemark.drift.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidemark.drift.stats.ColumnComparison;
import io.tidemark.drift.stats.Comparison;
import io.tidemark.drift.stats.LiveProfile;
import io.tidemark.drift.stats.ReferenceProfile;
import io.tidemark.drift.stats.alarm.AlarmChange;
import io.tidemark.drift.stats.alarm.AlarmStep;
import io.tidemark.drift.stats.alarm.Raised;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.api.java.tuple.Tuple5;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Compares each window of a model with its reference profile: a report per window, an alarm when drift persists, a request for retraining with
 * the alarm and again after each cooldown while it lasts.
 */
final class ComparisonStage
        extends KeyedBroadcastProcessFunction<
                String,
                Tuple5<String, Long, Long, Map<String, Map<String, long[]>>, Map<Long, Long>>,
                Tuple4<String, String, byte[], byte[]>,
                Tuple2<byte[], byte[]>> {
    private static final long serialVersionUID = 1L;
    private static final ListStateDescriptor<
                    Tuple5<String, Long, Long, Map<String, Map<String, long[]>>, Map<Long, Long>>>
            WAITING = new ListStateDescriptor<>("waiting", MonitorTypes.WINDOW);
    private static final long LOOK_AGAIN_MILLIS = 100;

    private final Encoder encoder;
    private final MonitorJobConfig.AlarmRules rules;
    private transient Comparison comparison;
    private transient AlarmMemory memory;
    private transient ListState<Tuple5<String, Long, Long, Map<String, Map<String, long[]>>, Map<Long, Long>>> waiting;

    ComparisonStage(Encoder encoder, MonitorJobConfig.AlarmRules rules) {
        this.encoder = encoder;
        this.rules = rules;
    }

    @Override
    public void open(OpenContext context) {
        encoder.open();
        comparison = new Comparison(rules.minimumEffect());
        memory = new AlarmMemory(getRuntimeContext().getState(AlarmMemory.DESCRIPTOR));
        waiting = getRuntimeContext().getListState(WAITING);
    }

    @Override
    public void processElement(
            Tuple5<String, Long, Long, Map<String, Map<String, long[]>>, Map<Long, Long>> window,
            ReadOnlyContext context,
            Collector<Tuple2<byte[], byte[]>> out)
            throws Exception {
        waiting.add(window);
        compareWaiting(context, out);
    }

    @Override
    public void processBroadcastElement(
            Tuple4<String, String, byte[], byte[]> model, Context context, Collector<Tuple2<byte[], byte[]>> out)
            throws Exception {
        if (!context.getBroadcastState(MonitorTypes.MODELS).contains(model.f0)) {
            context.getBroadcastState(MonitorTypes.MODELS).put(model.f0, Tuple2.of(model.f1, model.f2));
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Tuple2<byte[], byte[]>> out)
            throws Exception {
        compareWaiting(context, out);
    }

    @Override
    public void close() throws Exception {
        encoder.close();
        super.close();
    }

    /** A window and its profile come by different ways, so the window can be first; it looks again a moment later. */
    private void compareWaiting(ReadOnlyContext context, Collector<Tuple2<byte[], byte[]>> out) throws Exception {
        for (Tuple5<String, Long, Long, Map<String, Map<String, long[]>>, Map<Long, Long>> window : waiting.get()) {
            Tuple2<String, byte[]> model =
                    context.getBroadcastState(MonitorTypes.MODELS).get(window.f0);
            if (model == null) {
                context.timerService().registerProcessingTimeTimer(context.currentProcessingTime() + LOOK_AGAIN_MILLIS);
                return;
            }
            compare(window, model, context, out);
        }
        waiting.clear();
    }

    private void compare(
            Tuple5<String, Long, Long, Map<String, Map<String, long[]>>, Map<Long, Long>> tuple,
            Tuple2<String, byte[]> model,
            ReadOnlyContext context,
            Collector<Tuple2<byte[], byte[]>> out)
            throws Exception {
        ModelWindow window = ModelWindow.of(tuple);
        List<ColumnComparison> columns = List.of();
        if (!window.silent()) {
            ReferenceProfile reference = ReferenceProfile.fromJson(model.f1);
            columns = comparison.of(reference, new LiveProfile(reference, ModelWindow.profile(window.whole())));
        }
        Reports found = new Reports(window, model.f0, columns, Instant.ofEpochMilli(context.currentProcessingTime()));
        out.collect(message(found.id(), encoder.encode(found.report())));
        if (found.window().events() >= rules.minimumEvents()) {
            raise(found, context);
        }
    }

    private void raise(Reports found, ReadOnlyContext context) throws Exception {
        boolean drifted = !found.drifted().isEmpty();
        AlarmStep step = memory.alarm().after(drifted, found.window().start(), rules.persistence());
        Instant since = step.next() instanceof Raised raised
                ? raised.since()
                : found.window().start();
        boolean due = found.window().end().toEpochMilli() - memory.lastRequest() >= rules.cooldownMillis();
        boolean ask = drifted && due && step.next() instanceof Raised;
        if (step.change() == AlarmChange.RAISED) {
            context.output(MonitorTypes.ALARMS, message(found.id(), encoder.encode(found.raised(since, ask))));
        } else if (step.change() == AlarmChange.CLEARED) {
            context.output(MonitorTypes.ALARMS, message(found.id(), encoder.encode(found.cleared())));
        }
        if (ask) {
            context.output(MonitorTypes.REQUESTS, message(found.id(), encoder.encode(found.request(since))));
        }
        memory.keep(step.next(), ask ? found.window().end().toEpochMilli() : memory.lastRequest());
    }

    private static Tuple2<byte[], byte[]> message(String key, byte[] value) {
        return Tuple2.of(key.getBytes(UTF_8), value);
    }
}
