package io.tidemark.features.job.stage;

import io.tidemark.features.algebra.TextHash;
import io.tidemark.features.job.event.Counters;
import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.event.LabelEvent;
import io.tidemark.features.job.event.NewsEvent;
import io.tidemark.features.job.event.OutcomeEvent;
import io.tidemark.features.job.event.RefusedEvent;
import io.tidemark.features.job.event.TransactionEvent;
import io.tidemark.features.job.event.WireFormats;
import io.tidemark.features.job.state.Types;
import io.tidemark.features.job.state.WriteBack;
import io.tidemark.schemas.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Knows every transaction by its id, for as long as labels are expected: drops what was sent twice, refuses an id that
 * is used again for something else, and sends labels and outcomes to the entities of their transactions. The place of
 * what goes no further still goes on to its customer, where it leaves a mark.
 *
 * <p>Keyed by buckets of ids, see {@link IdIndex}. In ordered mode events wait for the watermark, so that which of two
 * is the first, and which transactions a label or an outcome finds, does not depend on their arrival.
 */
final class IdentityStage extends KeyedProcessFunction<String, Event, Event> implements KeepingStage {
    private static final long serialVersionUID = 1L;
    static final String NAME = "stream-features/identity";

    private final StagePlan plan;
    private transient long horizon;
    private transient WriteBack kept;
    private transient IdIndex index;
    private transient OrderedBuffer buffer;
    private transient WireFormats.Open wire;
    private transient NewsTargets targets;
    private transient NewsRefusals refusals;
    private transient StageKeys keys;
    private transient Counter duplicates;
    private transient Counter deadLetters;
    private transient Counter waitedLabels;
    private transient Counter waitedOutcomes;

    IdentityStage(StagePlan plan) {
        this.plan = plan;
    }

    @Override
    public void open(OpenContext context) {
        horizon = plan.labelHorizon().toMillis();
        kept = new WriteBack(IdIndex.BUCKET_BYTES);
        index = new IdIndex(
                horizon,
                plan.types(),
                kept,
                getRuntimeContext(),
                getRuntimeContext().getMetricGroup().counter(Counters.EXPIRED));
        wire = plan.formats().open();
        targets = new NewsTargets(plan.catalogue(), plan.labelHorizon());
        refusals = new NewsRefusals(plan);
        keys = new StageKeys(plan.catalogue());
        duplicates = getRuntimeContext().getMetricGroup().counter(Counters.DUPLICATES);
        deadLetters = getRuntimeContext().getMetricGroup().counter(Counters.DEAD_LETTERS);
        waitedLabels = getRuntimeContext().getMetricGroup().counter(Counters.WAITING_LABELS);
        waitedOutcomes = getRuntimeContext().getMetricGroup().counter(Counters.WAITING_OUTCOMES);
        if (plan.ordered()) {
            buffer = new OrderedBuffer(plan.types(), getRuntimeContext());
        }
    }

    @Override
    public WriteBack kept() {
        return kept;
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
        for (Event event : buffer.take(time, wire)) {
            process(event, context, out);
        }
    }

    private void process(Event event, Context context, Collector<Event> out) throws Exception {
        if (event instanceof NewsEvent news) {
            news(news.decoded(wire), context, out);
        } else {
            transaction((TransactionEvent) event, context, out);
        }
    }

    /** Looks an id up, then forgets some of what is too old: that may be the very transaction that is asked for. */
    private Optional<IdEntry> find(long id, Event event, IdIndex.Bucket ids, Context context) throws Exception {
        Optional<IdEntry> known = ids.find(id);
        for (Event news : ids.forget(event.time())) {
            refuse(refusals.unmatched(((NewsEvent) news).decoded(wire)), context);
        }
        return known;
    }

    private void transaction(TransactionEvent event, Context context, Collector<Event> out) throws Exception {
        long id = event.identity(wire).id();
        int content = event.identity(wire).content();
        IdIndex.Bucket ids = index.bucket();
        Optional<IdEntry> before =
                find(id, event, ids, context).filter(known -> event.time() - known.eventTime() <= horizon);
        if (before.isEmpty()) {
            String[] to = targets.keys(event, wire);
            IdEntry entry = IdEntry.of(event.time(), content, targets.entities(), to);
            // What came before its transaction goes ahead of it, at its own time.
            for (Event news : ids.add(id, entry)) {
                afterWaiting(((NewsEvent) news).decoded(wire), event, to, context, out);
            }
        } else {
            boolean repeated = before.get().says(content);
            event.refuse(repeated ? "duplicate" : "conflicting_duplicate");
            if (repeated) {
                duplicates.inc();
            } else {
                refuse(conflict(event, event.transaction(wire)), context);
            }
        }
        event.address(keys.first(event, wire));
        event.identified();
        out.collect(event);
    }

    private void afterWaiting(NewsEvent news, TransactionEvent of, String[] to, Context context, Collector<Event> out) {
        if (news instanceof LabelEvent) {
            send(news, of.time(), of.time(), to, out);
        } else if (targets.reaches((OutcomeEvent) news, of.time())) {
            outcome(((OutcomeEvent) news).afterWaiting(), of.time(), to, context, out);
        } else {
            refuse(refusals.unmatched(news), context);
        }
    }

    private void news(NewsEvent event, Context context, Collector<Event> out) throws Exception {
        if (!targets.concernedBy(event)) {
            return;
        }
        long id = TextHash.of(event.transactionId());
        IdIndex.Bucket ids = index.bucket();
        Optional<IdEntry> found = find(id, event, ids, context);
        Optional<IdEntry> entry = found.filter(
                known -> !(event instanceof OutcomeEvent outcome) || targets.reaches(outcome, known.eventTime()));
        if (entry.isEmpty() && !targets.namedBy(event)) {
            if (found.isPresent()) {
                refuse(refusals.beyondHorizon(event, found.get().eventTime()), context);
            } else if (ids.await(id, event)) {
                (event instanceof LabelEvent ? waitedLabels : waitedOutcomes).inc();
            } else {
                refuse(refusals.tooManyWait(event), context);
            }
            return;
        }
        String[] known = entry.map(of -> of.keys(targets.entities())).orElseGet(() -> targets.keys(event));
        if (event instanceof LabelEvent label) {
            label(label, entry, known, context, out);
        } else {
            outcome((OutcomeEvent) event, event.time(), known, context, out);
        }
    }

    private void label(LabelEvent event, Optional<IdEntry> entry, String[] to, Context context, Collector<Event> out) {
        long eventTime = entry.isPresent()
                ? entry.get().eventTime()
                : event.label().getEventTime().toEpochMilli();
        if (event.time() - eventTime > horizon) {
            refuse(refusals.beyondHorizon(event, eventTime), context);
        } else {
            send(event, event.time(), eventTime, to, out);
        }
    }

    private void outcome(OutcomeEvent event, long time, String[] known, Context context, Collector<Event> out) {
        String[] to = targets.places(event, known);
        send(event, time, time, to, out);
        List<String> lost = new ArrayList<>(0);
        for (int i = 0; i < to.length; i++) {
            if (to[i] == null && targets.concerns(i, event)) {
                lost.add(targets.entities().get(i));
            }
        }
        if (!lost.isEmpty()) {
            refuse(refusals.entityUnknown(event, lost), context);
        }
    }

    private void send(NewsEvent event, long time, long eventTime, String[] to, Collector<Event> out) {
        for (int i = 0; i < to.length; i++) {
            if (to[i] != null && !NewsTargets.isNobody(to[i]) && targets.concerns(i, event)) {
                out.collect(
                        event.addressedTo(targets.entities().get(i), to[i], Math.max(time, event.time()), eventTime));
            }
        }
    }

    private RefusedEvent conflict(TransactionEvent event, Transaction transaction) {
        String detail = "Transaction " + transaction.getTransactionId() + " of customer " + transaction.getCustomerId()
                + " has the id of an earlier one with other content; the first one counts";
        return new RefusedEvent(event.record(), plan.transactionsTopic(), event.refusal(), detail, NAME);
    }

    private void refuse(RefusedEvent refusal, Context context) {
        deadLetters.inc();
        context.output(Types.REFUSED, refusal);
    }
}
