package io.tidemark.features.job;

import io.tidemark.features.algebra.TextHash;
import io.tidemark.features.engine.ContentHash;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.Transaction;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.util.Collector;

/**
 * Knows every transaction by its id, for as long as labels are expected: drops what was sent twice, refuses an id that is
 * used again for something else, and sends labels to the entities of their transactions. The place of what goes no further
 * still goes on to its customer.
 *
 * <p>Keyed by buckets of ids, few enough to be held for ever; inside, by the hash of the id, so that what is read and
 * written per event does not grow. In ordered mode events wait for the watermark, so that which of two is the first, and
 * which transactions a label finds, does not depend on their arrival.
 */
final class IdentityStage extends KeyedProcessFunction<String, Event, Event> {
    private static final long serialVersionUID = 1L;
    private static final String NAME = "stream-features/identity";

    private static final Duration LOOK_EVERY = Duration.ofDays(1);

    private final StagePlan plan;
    private transient MapState<Long, IdEntry> ids;
    private transient MapState<Long, EventBuffer> waiting;
    /** Set once a bucket has a timer that looks for what has expired. */
    private transient ValueState<Boolean> watched;

    private transient long clock;
    private transient OrderedBuffer buffer;
    private transient WireFormats.Open wire;
    private transient LabelTargets targets;
    private transient StageKeys keys;
    private transient Counter duplicates;
    private transient Counter deadLetters;
    private transient Counter waited;

    IdentityStage(StagePlan plan) {
        this.plan = plan;
    }

    @Override
    public void open(OpenContext context) {
        ids = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(
                        "ids", org.apache.flink.api.common.typeinfo.Types.LONG, Types.ID_ENTRY));
        waiting = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(
                        "waiting-labels", org.apache.flink.api.common.typeinfo.Types.LONG, Types.EVENT_BUFFER));
        watched = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("watched", org.apache.flink.api.common.typeinfo.Types.BOOLEAN));
        wire = plan.formats().open();
        clock = Long.MIN_VALUE;
        targets = new LabelTargets(plan.catalogue());
        keys = new StageKeys(plan.catalogue());
        duplicates = getRuntimeContext().getMetricGroup().counter(Metrics.DUPLICATES);
        deadLetters = getRuntimeContext().getMetricGroup().counter(Metrics.DEAD_LETTERS);
        waited = getRuntimeContext().getMetricGroup().counter(Metrics.WAITING_LABELS);
        if (plan.ordered()) {
            buffer = new OrderedBuffer(getRuntimeContext());
        }
    }

    @Override
    public void processElement(Event event, Context context, Collector<Event> out) throws Exception {
        if (buffer != null && event.time() > context.timerService().currentWatermark()) {
            buffer.keep(event);
            context.timerService().registerEventTimeTimer(event.time());
        } else {
            process(event, context, out);
        }
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<Event> out) throws Exception {
        if (context.timeDomain() == TimeDomain.PROCESSING_TIME) {
            expire(context.timerService());
            return;
        }
        for (Event event : buffer.take(time, wire)) {
            process(event, context, out);
        }
    }

    /** Once a day each bucket is looked through, by the newest event time that the subtask has seen. */
    private void watch(TimerService timers) throws Exception {
        boolean ended = timers.currentWatermark() == Watermark.MAX_WATERMARK.getTimestamp();
        if (!ended && watched.value() == null) {
            watched.update(true);
            timers.registerProcessingTimeTimer(timers.currentProcessingTime() + LOOK_EVERY.toMillis());
        }
    }

    private void expire(TimerService timers) throws Exception {
        long oldest =
                clock == Long.MIN_VALUE ? clock : clock - plan.labelHorizon().toMillis();
        removeIf(ids, entry -> entry.eventTime() < oldest);
        removeIf(waiting, labels -> labels.events().get(0).time() < oldest);
        if (ids.isEmpty() && waiting.isEmpty()) {
            watched.clear();
        } else {
            timers.registerProcessingTimeTimer(timers.currentProcessingTime() + LOOK_EVERY.toMillis());
        }
    }

    private static <T> void removeIf(MapState<Long, T> state, Predicate<T> expired) throws Exception {
        for (Iterator<Map.Entry<Long, T>> entries = state.iterator(); entries.hasNext(); ) {
            if (expired.test(entries.next().getValue())) {
                entries.remove();
            }
        }
    }

    private void process(Event event, Context context, Collector<Event> out) throws Exception {
        clock = Math.max(clock, event.time());
        if (event instanceof LabelEvent label) {
            label(label.decoded(wire), context, out);
        } else {
            transaction((TransactionEvent) event, context, out);
        }
    }

    private void transaction(TransactionEvent event, Context context, Collector<Event> out) throws Exception {
        Transaction transaction = event.transaction(wire);
        long id = TextHash.of(transaction.getTransactionId());
        long content = ContentHash.of(transaction);
        IdEntry before = ids.get(id);
        if (before == null) {
            IdEntry entry = new IdEntry(event.time(), content, targets.keys(transaction));
            ids.put(id, entry);
            watch(context.timerService());
            release(id, entry, out);
        } else {
            event.refused = true;
            if (before.content() == content) {
                duplicates.inc();
            } else {
                refuse(conflict(event, transaction), context);
            }
        }
        event.address(keys.first(event, wire));
        out.collect(event);
    }

    /** Labels that came before their transaction go ahead of it. */
    private void release(long id, IdEntry entry, Collector<Event> out) throws Exception {
        EventBuffer early = waiting.get(id);
        if (early != null) {
            waiting.remove(id);
            for (Event label : early.events()) {
                send((LabelEvent) label, entry.eventTime(), entry.keys(), out);
            }
        }
    }

    private void label(LabelEvent event, Context context, Collector<Event> out) throws Exception {
        if (targets.entities().isEmpty()) {
            return;
        }
        Label label = event.label();
        long id = TextHash.of(label.getTransactionId());
        IdEntry entry = ids.get(id);
        if (entry == null && targets.namedBy(label)) {
            entry = new IdEntry(label.getEventTime().toEpochMilli(), 0, targets.keys(label));
        }
        if (entry == null) {
            EventBuffer early = waiting.get(id) == null ? new EventBuffer() : waiting.get(id);
            early.events().add(event);
            waiting.put(id, early);
            watch(context.timerService());
            waited.inc();
        } else if (event.time() - entry.eventTime() > plan.labelHorizon().toMillis()) {
            refuse(beyondHorizon(event, entry), context);
        } else {
            send(event, entry.eventTime(), entry.keys(), out);
        }
    }

    private void send(LabelEvent label, long eventTime, String[] to, Collector<Event> out) {
        for (int i = 0; i < to.length; i++) {
            if (to[i] != null) {
                out.collect(label.addressedTo(targets.entities().get(i), to[i], eventTime));
            }
        }
    }

    private RefusedEvent conflict(TransactionEvent event, Transaction transaction) {
        String detail = "Transaction " + transaction.getTransactionId() + " of customer " + transaction.getCustomerId()
                + " has the id of an earlier one with other content; the first one counts";
        return new RefusedEvent(event.record(), plan.transactionsTopic(), "conflicting_duplicate", detail, NAME);
    }

    private RefusedEvent beyondHorizon(LabelEvent event, IdEntry entry) {
        Duration age = Duration.ofMillis(event.time() - entry.eventTime());
        String detail = "The label of transaction " + event.label().getTransactionId() + " was observed "
                + age.toDays() + " days after it, and label.horizon is "
                + plan.labelHorizon().toDays() + " days; raise it if such labels matter";
        return new RefusedEvent(event.record(), plan.labelsTopic(), "label_beyond_horizon", detail, NAME);
    }

    private void refuse(RefusedEvent refusal, Context context) {
        deadLetters.inc();
        context.output(Types.REFUSED, refusal);
    }
}
