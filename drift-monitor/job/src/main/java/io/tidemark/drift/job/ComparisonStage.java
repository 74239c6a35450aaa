package io.tidemark.drift.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidemark.drift.stats.Comparison;
import io.tidemark.drift.stats.LiveProfile;
import io.tidemark.drift.stats.ReferenceProfile;
import io.tidemark.drift.stats.alarm.AlarmChange;
import io.tidemark.drift.stats.alarm.AlarmStep;
import io.tidemark.drift.stats.alarm.Raised;
import io.tidemark.schemas.AlarmState;
import io.tidemark.schemas.DriftAlarm;
import io.tidemark.schemas.DriftReport;
import io.tidemark.schemas.RetrainingRequest;
import io.tidemark.schemas.kafka.Connection;
import io.tidemark.schemas.registry.AvroSerde;
import io.tidemark.schemas.registry.SchemaRegistry;
import io.tidemark.schemas.topics.Topics;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
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

    private final Connection connection;
    private final MonitorJobConfig.AlarmRules rules;
    private transient SchemaRegistry registry;
    private transient AvroSerde<DriftReport> reports;
    private transient AvroSerde<DriftAlarm> alarms;
    private transient AvroSerde<RetrainingRequest> requests;
    private transient Comparison comparison;
    private transient AlarmMemory memory;
    private transient ValueState<Long> late;

    ComparisonStage(Connection connection, MonitorJobConfig.AlarmRules rules) {
        this.connection = connection;
        this.rules = rules;
    }

    @Override
    public void open(OpenContext context) {
        registry = SchemaRegistry.connect(connection);
        reports = registry.serde(Topics.DRIFT_REPORTS);
        alarms = registry.serde(Topics.ALERTS_DRIFT);
        requests = registry.serde(Topics.RETRAINING_REQUESTS);
        comparison = new Comparison(rules.minimumEffect());
        memory = new AlarmMemory(getRuntimeContext().getState(AlarmMemory.DESCRIPTOR));
        late = getRuntimeContext().getState(LATE);
    }

    @Override
    public void processElement(
            Tuple4<String, Long, Long, long[]> window, ReadOnlyContext context, Collector<Tuple2<byte[], byte[]>> out)
            throws Exception {
        long lateSoFar = late.value() == null ? 0 : late.value();
        if (window.f3.length == 0) {
            late.update(lateSoFar + 1);
            return;
        }
        late.clear();
        Reports found = compare(window, context);
        out.collect(message(found.id(), reports.encode(found.report(lateSoFar))));
        if (found.events() >= rules.minimumEvents()) {
            raise(found, context);
        }
    }

    @Override
    public void processBroadcastElement(
            Tuple4<String, String, byte[], byte[]> model, Context context, Collector<Tuple2<byte[], byte[]>> out)
            throws Exception {
        context.getBroadcastState(MonitorTypes.MODELS).put(model.f0, Tuple2.of(model.f1, model.f2));
    }

    @Override
    public void close() throws Exception {
        if (registry != null) {
            registry.close();
        }
        super.close();
    }

    private Reports compare(Tuple4<String, Long, Long, long[]> window, ReadOnlyContext context) throws Exception {
        Tuple2<String, byte[]> model =
                context.getBroadcastState(MonitorTypes.MODELS).get(window.f0);
        if (model == null) {
            throw new IllegalStateException("the window of model " + window.f0
                    + " overtook its reference profile; the job restarts and reads the profile first");
        }
        ReferenceProfile reference = ReferenceProfile.fromJson(model.f1);
        LiveProfile live = new LiveProfile(reference, window.f3);
        return new Reports(
                window.f0,
                model.f0,
                Instant.ofEpochMilli(window.f1),
                Instant.ofEpochMilli(window.f2),
                live.events(),
                live.alerts(),
                comparison.of(reference, live),
                Instant.ofEpochMilli(context.currentProcessingTime()));
    }

    private void raise(Reports found, ReadOnlyContext context) throws Exception {
        boolean drifted = !found.drifted().isEmpty();
        AlarmStep step = memory.alarm().after(drifted, found.start(), rules.persistence());
        long lastRequest = memory.lastRequest();
        if (step.change() != AlarmChange.NONE) {
            AlarmState state = step.change() == AlarmChange.RAISED ? AlarmState.RAISED : AlarmState.CLEARED;
            Instant since = step.next() instanceof Raised raised ? raised.since() : found.start();
            context.output(MonitorTypes.ALARMS, message(found.id(), alarms.encode(found.alarm(state, since))));
        }
        boolean due = found.end().toEpochMilli() - lastRequest >= rules.cooldownMillis();
        if (drifted && due && step.next() instanceof Raised raised) {
            context.output(MonitorTypes.REQUESTS, message(found.id(), requests.encode(found.request(raised.since()))));
            lastRequest = found.end().toEpochMilli();
        }
        memory.keep(step.next(), lastRequest);
    }

    private static Tuple2<byte[], byte[]> message(String key, byte[] value) {
        return Tuple2.of(key.getBytes(UTF_8), value);
    }
}
