package io.tidemark.drift.job.judge;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidemark.drift.job.count.ModelWindow;
import io.tidemark.drift.job.log.Encoder;
import io.tidemark.drift.job.log.MonitorTypes;
import io.tidemark.drift.job.metrics.DriftMeters;
import io.tidemark.drift.stats.alarm.Judgement;
import io.tidemark.drift.stats.compare.ColumnComparison;
import io.tidemark.drift.stats.compare.Comparison;
import io.tidemark.drift.stats.profile.LiveProfile;
import io.tidemark.drift.stats.profile.ReferenceProfile;
import io.tidemark.schemas.DriftAlarm;
import io.tidemark.schemas.DriftReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.api.java.tuple.Tuple5;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Compares each window of a model with its reference profile: a report per window, an alarm when drift persists, a
 * request for retraining with the alarm and again after each cooldown while it lasts.
 */
public final class ComparisonStage
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
    private final AlarmRules rules;
    private transient Comparison comparison;
    private transient Watch watch;
    private transient DriftMeters meters;
    private transient ListState<Tuple5<String, Long, Long, Map<String, Map<String, long[]>>, Map<Long, Long>>> waiting;

    public ComparisonStage(Encoder encoder, AlarmRules rules) {
        this.encoder = encoder;
        this.rules = rules;
    }

    @Override
    public void open(OpenContext context) {
        encoder.open();
        comparison = new Comparison(rules.minimumEffect());
        watch = new Watch(rules, getRuntimeContext());
        meters = new DriftMeters(getRuntimeContext().getMetricGroup());
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
        Instant now = Instant.ofEpochMilli(context.currentProcessingTime());
        Reports reports = new Reports(window, model.f0, now);
        Alarms alarms = new Alarms(window, now);
        Baselines baselines = watch.baselines(window);
        if (window.silent()) {
            report(window, reports.silent(), out);
            silent(alarms, baselines, context);
            return;
        }
        ReferenceProfile reference = ReferenceProfile.fromJson(model.f1);
        Judgement judgement = watch.judge(reference, window, baselines);
        List<ColumnComparison> columns =
                comparison.of(reference, new LiveProfile(reference, ModelWindow.profile(window.whole())));
        report(window, reports.judged(columns, judgement, baselines), out);
        Optional<DriftAlarm> heard = watch.silence().heard(alarms);
        if (heard.isPresent()) {
            alarm(heard.get(), context);
        }
        drift(alarms, judgement, context);
    }

    private void silent(Alarms alarms, Baselines baselines, ReadOnlyContext context) throws Exception {
        Optional<DriftAlarm> unusual = watch.silence().silent(alarms, baselines.usualEvents());
        if (unusual.isPresent()) {
            alarm(unusual.get(), context);
        }
        if (alarms.window().others() > 0 && watch.giveUp()) {
            alarm(alarms.closed(), context);
        }
    }

    private void drift(Alarms alarms, Judgement judgement, ReadOnlyContext context) throws Exception {
        ModelWindow window = alarms.window();
        boolean ask = judgement.asksForRetraining() && watch.mayAsk(window.end());
        switch (judgement.step().change()) {
            case RAISED -> alarm(alarms.raised(judgement, ask), context);
            case CLEARED -> alarm(alarms.cleared(), context);
            case NONE -> {}
        }
        if (ask) {
            context.output(MonitorTypes.REQUESTS, message(window.id(), encoder.encode(alarms.request(judgement))));
            meters.asked();
        }
    }

    private void report(ModelWindow window, DriftReport report, Collector<Tuple2<byte[], byte[]>> out) {
        out.collect(message(window.id(), encoder.encode(report)));
        meters.reported(report);
    }

    private void alarm(DriftAlarm alarm, ReadOnlyContext context) {
        meters.alarmed(alarm);
        context.output(MonitorTypes.ALARMS, message(alarm.getAlarmId(), encoder.encode(alarm)));
    }

    private static Tuple2<byte[], byte[]> message(String key, byte[] value) {
        return Tuple2.of(key.getBytes(UTF_8), value);
    }
}
