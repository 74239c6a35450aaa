package io.tidemark.drift.job.judge;

import io.tidemark.drift.job.count.ModelWindow;
import io.tidemark.drift.job.log.Encoder;
import io.tidemark.drift.job.log.ModelProfile;
import io.tidemark.drift.job.log.MonitorTypes;
import io.tidemark.drift.job.log.PublishedModel;
import io.tidemark.drift.job.metrics.DriftMeters;
import io.tidemark.drift.stats.alarm.Judgement;
import io.tidemark.drift.stats.compare.ColumnComparison;
import io.tidemark.drift.stats.compare.Comparison;
import io.tidemark.drift.stats.profile.LiveProfile;
import io.tidemark.drift.stats.profile.ReferenceProfile;
import io.tidemark.flink.log.Message;
import io.tidemark.schemas.DriftAlarm;
import io.tidemark.schemas.DriftReport;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Compares each window of a model with its reference profile: a report per window, an alarm when drift persists, a
 * request for retraining with the alarm and again after each cooldown while it lasts.
 */
public final class ComparisonStage extends KeyedBroadcastProcessFunction<String, ModelWindow, PublishedModel, Message> {
    private static final long serialVersionUID = 1L;
    private static final ListStateDescriptor<ModelWindow> WAITING =
            new ListStateDescriptor<>("waiting", ModelWindow.TYPE);
    private static final long LOOK_AGAIN_MILLIS = 100;

    private final Encoder encoder;
    private final AlarmRules rules;
    private transient Comparison comparison;
    private transient Watch watch;
    private transient DriftMeters meters;
    /** Models whose state was looked at since the start. */
    private transient Set<String> met;

    private transient ListState<ModelWindow> waiting;

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
        met = new HashSet<>();
        waiting = getRuntimeContext().getListState(WAITING);
    }

    @Override
    public void processElement(ModelWindow window, ReadOnlyContext context, Collector<Message> out) throws Exception {
        waiting.add(window);
        meet(window.version());
        compareWaiting(context, out);
    }

    @Override
    public void processBroadcastElement(PublishedModel model, Context context, Collector<Message> out)
            throws Exception {
        if (!context.getBroadcastState(MonitorTypes.MODELS).contains(model.version())) {
            context.getBroadcastState(MonitorTypes.MODELS).put(model.version(), model.profile());
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Message> out) throws Exception {
        meet(context.getCurrentKey());
        compareWaiting(context, out);
    }

    private void meet(String model) throws Exception {
        if (met.add(model)) {
            watch.takeOver();
        }
    }

    @Override
    public void close() throws Exception {
        encoder.close();
        super.close();
    }

    /** A window and its profile come by different ways, so the window can be first; it looks again a moment later. */
    private void compareWaiting(ReadOnlyContext context, Collector<Message> out) throws Exception {
        for (Object found : waiting.get()) {
            ModelWindow window = ModelWindow.SERIALIZER.current(found);
            ModelProfile model = model(window.version(), context);
            if (model == null) {
                context.timerService().registerProcessingTimeTimer(context.currentProcessingTime() + LOOK_AGAIN_MILLIS);
                return;
            }
            compare(window, model, context, out);
        }
        waiting.clear();
    }

    /** As it lies in state, where an earlier build may have left it as a thing of another kind. */
    private static ModelProfile model(String version, ReadOnlyContext context) throws Exception {
        ReadOnlyBroadcastState<String, ?> models = context.getBroadcastState(MonitorTypes.MODELS);
        return ModelProfile.SERIALIZER.current(models.get(version));
    }

    private void compare(ModelWindow window, ModelProfile model, ReadOnlyContext context, Collector<Message> out)
            throws Exception {
        Instant now = Instant.ofEpochMilli(context.currentProcessingTime());
        Reports reports = new Reports(window, model.catalogueHash(), now);
        Alarms alarms = new Alarms(window, now);
        Baselines baselines = watch.baselines(window);
        if (window.silent()) {
            report(window, reports.silent(), out);
            silent(alarms, baselines, context);
            return;
        }
        ReferenceProfile reference = model.reference();
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
            context.output(MonitorTypes.REQUESTS, Message.of(window.id(), encoder.encode(alarms.request(judgement))));
            meters.asked();
        }
    }

    private void report(ModelWindow window, DriftReport report, Collector<Message> out) {
        out.collect(Message.of(window.id(), encoder.encode(report)));
        meters.reported(report);
    }

    private void alarm(DriftAlarm alarm, ReadOnlyContext context) {
        meters.alarmed(alarm);
        context.output(MonitorTypes.ALARMS, Message.of(alarm.getAlarmId(), encoder.encode(alarm)));
    }
}
