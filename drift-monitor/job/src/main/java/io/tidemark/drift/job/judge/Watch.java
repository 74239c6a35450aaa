package io.tidemark.drift.job.judge;

import io.tidemark.drift.job.count.ModelWindow;
import io.tidemark.drift.job.log.MonitorTypes;
import io.tidemark.drift.stats.alarm.AlarmMemory;
import io.tidemark.drift.stats.alarm.DriftJudge;
import io.tidemark.drift.stats.alarm.Judgement;
import io.tidemark.drift.stats.alarm.state.Raised;
import io.tidemark.drift.stats.profile.ReferenceProfile;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * What is remembered of one model from window to window: the alarm, the same hours of earlier weeks, and when a
 * retraining was asked for last.
 */
final class Watch {
    /**
     * An alarm that rests on the bundle alone can be no more than the rhythm of the week: nights and weekends. So the
     * hours that no earlier week is known of are learnt under it, unless it has lasted longer than any weekend.
     */
    private static final Duration LONGEST_RHYTHM = Duration.ofDays(3);

    private final AlarmRules rules;
    private final ValueState<byte[]> memory;
    private final ValueState<Long> lastRequest;
    private final ValueState<Boolean> begun;
    private final EarlierWeeks weeks;
    private final SilenceWatch silence;

    Watch(AlarmRules rules, RuntimeContext context) {
        this.rules = rules;
        memory = context.getState(new ValueStateDescriptor<>("alarm", MonitorTypes.BYTES));
        lastRequest = context.getState(new ValueStateDescriptor<>("last-request", Types.LONG));
        begun = context.getState(new ValueStateDescriptor<>("begun", Types.BOOLEAN));
        weeks = new EarlierWeeks(
                context.getMapState(EarlierWeeks.descriptor(rules.baselineWeeks())), rules.baselineWeeks());
        silence = new SilenceWatch(context.getState(SilenceWatch.DESCRIPTOR), rules.minimumEvents());
    }

    /** Of the current model: takes over what an earlier build kept as things of another kind. */
    void takeOver() throws Exception {
        weeks.takeOver();
    }

    SilenceWatch silence() {
        return silence;
    }

    /** The window beside the same hours of earlier weeks. */
    Baselines baselines(ModelWindow window) throws Exception {
        return new Baselines(window, weeks.before(window));
    }

    /** Judges a window with events and remembers what follows from it. */
    Judgement judge(ReferenceProfile reference, ModelWindow window, Baselines baselines) throws Exception {
        Judgement judgement = new DriftJudge(reference, rules.settings()).judge(baselines.facts(), remembered());
        memory.update(judgement.next().toJson());
        learn(window, judgement, baselines);
        return judgement;
    }

    /** Whether a drift alarm was raised; forgets it. */
    boolean giveUp() throws Exception {
        boolean raised = remembered().alarm().raised();
        memory.clear();
        begun.clear();
        return raised;
    }

    /** Whether a retraining may be asked for, which counts as asked. */
    boolean mayAsk(Instant end) throws Exception {
        Long last = lastRequest.value();
        // A request that lies ahead of its window was made when event time had jumped into the future.
        boolean asked = last != null && last <= end.toEpochMilli();
        if (asked && end.toEpochMilli() - last < rules.cooldownMillis()) {
            return false;
        }
        lastRequest.update(end.toEpochMilli());
        return true;
    }

    private AlarmMemory remembered() throws Exception {
        byte[] json = memory.value();
        return json == null ? AlarmMemory.EMPTY : AlarmMemory.fromJson(json);
    }

    /**
     * What drifts must not become what is usual. Nor must a model's first window: it was promoted in the middle of it,
     * or the log begins there, and half a week is no measure of later weeks.
     */
    private void learn(ModelWindow window, Judgement judgement, Baselines baselines) throws Exception {
        if (begun.value() == null) {
            begun.update(true);
            return;
        }
        boolean raised = judgement.step().next() instanceof Raised;
        boolean calm = judgement.significant().isEmpty() && !raised;
        boolean lasts =
                raised && Duration.between(judgement.since(), window.end()).compareTo(LONGEST_RHYTHM) > 0;
        if (calm || baselines.usualEvents().isEmpty() && !lasts) {
            weeks.keep(window);
        } else if (lasts) {
            weeks.forgetFrom(judgement.since().toEpochMilli());
        }
    }
}
