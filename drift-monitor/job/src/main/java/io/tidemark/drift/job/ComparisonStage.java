package io.tidemark.drift.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidemark.drift.stats.Comparison;
import io.tidemark.drift.stats.LiveProfile;
import io.tidemark.drift.stats.ReferenceProfile;
import io.tidemark.drift.stats.alarm.AlarmChange;
import io.tidemark.drift.stats.alarm.AlarmStep;
import io.tidemark.drift.stats.alarm.Raised;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Compares each window of a model with its reference profile: a report per window, an alarm when drift persists, a request for retraining with
 * the alarm and again after each cooldown while it lasts.
 */
final class ComparisonStage
        extends KeyedBroadcastProcessFunction<
                String,
                Tuple4<String, Long, Long, long[]>,
                Tuple4<String, String, byte[], byte[]>,
                Tuple2<byte[], byte[]>> {
    private static final long serialVersionUID = 1L;
    private static final ValueStateDescriptor<Long> LATE = new ValueStateDescriptor<>("late", Types.LONG);
    private static final ListStateDescriptor<Tuple4<String, Long, Long, long[]>> WAITING =
            new ListStateDescriptor<>("waiting", MonitorTypes.WINDOW);
    private static final long LOOK_AGAIN_MILLIS = 100;

    private final Encoder encoder;
    private final MonitorJobConfig.AlarmRules rules;
    private transient Comparison comparison;
    private transient AlarmMemory memory;
    private transient ValueState<Long> late;
    private transient ListState<Tuple4<String, Long, Long, long[]>> waiting;

    ComparisonStage(Encoder encoder, MonitorJobConfig.AlarmRules rules) {
        this.encoder = encoder;
        this.rules = rules;
    }

    @Override
    public void open(OpenContext context) {
        encoder.open();
        comparison = new Comparison(rules.minimumEffect());
        memory = new AlarmMemory(getRuntimeContext().getState(AlarmMemory.DESCRIPTOR));
        late = getRuntimeContext().getState(LATE);
        waiting = getRuntimeContext().getListState(WAITING);
    }

    @Override
    public void processElement(
            Tuple4<String, Long, Long, long[]> window, ReadOnlyContext context, Collector<Tuple2<byte[], byte[]>> out)
            throws Exception {
        if (window.f3.length == 0) {
            late.update(lateSoFar() + 1);
            return;
        }
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
        for (Tuple4<String, Long, Long, long[]> window : waiting.get()) {
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
            Tuple4<String, Long, Long, long[]> window,
            Tuple2<String, byte[]> model,
            ReadOnlyContext context,
            Collector<Tuple2<byte[], byte[]>> out)
            throws Exception {
        ReferenceProfile reference = ReferenceProfile.fromJson(model.f1);
        LiveProfile live = new LiveProfile(reference, window.f3);
        Reports found = new Reports(
                window.f0,
                model.f0,
                Instant.ofEpochMilli(window.f1),
                Instant.ofEpochMilli(window.f2),
                live.events(),
                live.alerts(),
                comparison.of(reference, live),
                Instant.ofEpochMilli(context.currentProcessingTime()));
        out.collect(message(found.id(), encoder.encode(found.report(lateSoFar()))));
        late.clear();
        if (found.events() >= rules.minimumEvents()) {
            raise(found, context);
        }
    }

    private long lateSoFar() throws Exception {
        Long soFar = late.value();
        return soFar == null ? 0 : soFar;
    }

    private void raise(Reports found, ReadOnlyContext context) throws Exception {
        boolean drifted = !found.drifted().isEmpty();
        AlarmStep step = memory.alarm().after(drifted, found.start(), rules.persistence());
        Instant since = step.next() instanceof Raised raised ? raised.since() : found.start();
        boolean due = found.end().toEpochMilli() - memory.lastRequest() >= rules.cooldownMillis();
        boolean ask = drifted && due && step.next() instanceof Raised;
        if (step.change() == AlarmChange.RAISED) {
            context.output(MonitorTypes.ALARMS, message(found.id(), encoder.encode(found.raised(since, ask))));
        } else if (step.change() == AlarmChange.CLEARED) {
            context.output(MonitorTypes.ALARMS, message(found.id(), encoder.encode(found.cleared())));
        }
        if (ask) {
            context.output(MonitorTypes.REQUESTS, message(found.id(), encoder.encode(found.request(since))));
        }
        memory.keep(step.next(), ask ? found.end().toEpochMilli() : memory.lastRequest());
    }

    private static Tuple2<byte[], byte[]> message(String key, byte[] value) {
        return Tuple2.of(key.getBytes(UTF_8), value);
    }
}
