package io.tidemark.drift.job.count;

import io.tidemark.drift.job.log.Outcome;
import io.tidemark.drift.job.metrics.MonitorMetrics;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Adds the parts of each window up and closes the windows of a model one after the other, those without events, too.
 *
 * <p>A window is closed when the event time of the scores has passed its end, or by the clock on the wall: when no
 * score at all has come for the length of a window and a grace period, event time stands still, and the silence would
 * otherwise be reported only after its end. After a window without events a model rests if others had some meanwhile
 * (it was replaced), or if {@value #MOST_SILENT} in a row have been reported; its next event wakes it up. Events of a
 * window that was closed are late: counted, and no part of any profile.
 */
public final class WindowsStage extends KeyedProcessFunction<String, WindowPart, ModelWindow> {
    static final int MOST_SILENT = 30;
    private static final long serialVersionUID = 1L;

    private final long windowMillis;
    private final long quietMillis;
    private final int most;
    private final long aheadMillis;
    private transient OpenWindows windows;
    private transient LateEvents late;
    /** End of the window that is closed next; null while the model rests. */
    private transient ValueState<Long> next;
    /** End of the window that was closed last. */
    private transient ValueState<Long> closed;

    private transient ValueState<Integer> silent;
    /** When the clock on the wall is looked at next. */
    private transient ValueState<Long> look;

    private transient QuietTime quiet;
    /** Models whose state was looked at since the start. */
    private transient Set<String> met;

    private transient Counter toCome;

    /**
     * @param windowMillis length of a window
     * @param graceMillis beyond it, how long there must be no score at all until the clock on the wall closes a window
     * @param skewMillis how far event time may be ahead of the clock on the wall
     * @param most how many values of a field are watched
     */
    public WindowsStage(long windowMillis, long graceMillis, long skewMillis, int most) {
        this.windowMillis = windowMillis;
        this.quietMillis = windowMillis + graceMillis;
        this.most = most;
        this.aheadMillis = skewMillis + windowMillis;
    }

    @Override
    public void open(OpenContext context) {
        windows = new OpenWindows(getRuntimeContext().getMapState(OpenWindows.DESCRIPTOR), most);
        late = new LateEvents(getRuntimeContext().getMapState(LateEvents.DESCRIPTOR));
        next = value("next");
        closed = value("closed");
        look = value("look");
        silent = getRuntimeContext().getState(new ValueStateDescriptor<>("silent", Types.INT));
        quiet = new QuietTime();
        met = new HashSet<>();
        toCome = getRuntimeContext().getMetricGroup().counter(MonitorMetrics.TO_COME.leaf());
    }

    @Override
    public void processElement(WindowPart part, Context context, Collector<ModelWindow> out) throws Exception {
        long now = context.timerService().currentProcessingTime();
        quiet.ends(now, context.timerService().currentWatermark());
        meet(context.getCurrentKey());
        forgetTheFuture(now + aheadMillis);
        long end = part.start() + windowMillis;
        if (end > now + aheadMillis + windowMillis) {
            toCome.inc();
            return;
        }
        boolean over = isOver(end, context);
        if (part.field().equals(Fields.TRAFFIC)) {
            if (!over && next.value() != null) {
                windows.add(part.start(), part.field(), part.counts());
            }
        } else if (!over) {
            windows.add(part.start(), part.field(), part.counts());
            watch(end, context);
        } else if (part.field().equals(Fields.ALL)) {
            late.add(part.start(), Outcome.events(part.counts().get(Fields.WHOLE)));
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<ModelWindow> out) throws Exception {
        meet(context.getCurrentKey());
        if (context.timeDomain() == TimeDomain.EVENT_TIME) {
            if (next.value() != null && next.value() - 1 == timestamp) {
                close(context, out);
            }
            return;
        }
        if (look.value() == null || look.value() != timestamp) {
            return;
        }
        look.clear();
        if (next.value() == null) {
            return;
        }
        // Not the timer's own time: after a restart that lies in the past.
        long now = context.timerService().currentProcessingTime();
        long silentFor = quiet.lasts(now, context.timerService().currentWatermark());
        if (silentFor >= quietMillis) {
            close(context, out);
        }
        lookAgain(now + (silentFor >= quietMillis ? windowMillis : quietMillis - silentFor), context);
    }

    private void meet(String model) throws Exception {
        if (met.add(model)) {
            windows.takeOver();
        }
    }

    /**
     * An earlier version let event time jump into the far future, and closed all windows up to there; its checkpoints
     * tell of them.
     *
     * @param latest no window can have ended later
     */
    private void forgetTheFuture(long latest) throws Exception {
        if (closed.value() != null && closed.value() > latest) {
            closed.clear();
        }
        if (next.value() != null && next.value() > latest + windowMillis) {
            next.clear();
            windows.removeFrom(latest);
        }
    }

    private void watch(long end, Context context) throws Exception {
        if (next.value() == null || end < next.value()) {
            next.update(end);
            context.timerService().registerEventTimeTimer(end - 1);
        }
        if (look.value() == null) {
            lookAgain(context.timerService().currentProcessingTime() + quietMillis, context);
        }
    }

    private void lookAgain(long at, Context context) throws Exception {
        look.update(at);
        context.timerService().registerProcessingTimeTimer(at);
    }

    private void close(Context context, Collector<ModelWindow> out) throws Exception {
        long end = next.value();
        Map<String, Map<String, long[]>> counts = windows.remove(end - windowMillis);
        boolean empty = !counts.containsKey(Fields.ALL);
        boolean isLast = empty && !windows.hasEventsFrom(end);
        // A feed that has come to its end is not silent.
        if (isLast && context.timerService().currentWatermark() == Long.MAX_VALUE) {
            next.clear();
            return;
        }
        out.collect(new ModelWindow(
                context.getCurrentKey(),
                Instant.ofEpochMilli(end - windowMillis),
                Instant.ofEpochMilli(end),
                counts,
                late.remove()));
        closed.update(end);
        int row = !empty ? 0 : silent.value() == null ? 1 : silent.value() + 1;
        silent.update(row);
        if (isLast && (othersHadEvents(counts) || row >= MOST_SILENT)) {
            next.clear();
            return;
        }
        next.update(end + windowMillis);
        context.timerService().registerEventTimeTimer(end + windowMillis - 1);
    }

    private static boolean othersHadEvents(Map<String, Map<String, long[]>> counts) {
        long[] traffic = Fields.traffic(counts);
        return traffic[0] > traffic[1];
    }

    private boolean isOver(long end, Context context) throws Exception {
        return end - 1 <= context.timerService().currentWatermark() || closed.value() != null && end <= closed.value();
    }

    private ValueState<Long> value(String name) {
        return getRuntimeContext().getState(new ValueStateDescriptor<>(name, Types.LONG));
    }
}
