package io.tidemark.features.job.stage;

import io.tidemark.features.job.event.Counters;
import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.event.NewsEvent;
import io.tidemark.features.job.event.TransactionEvent;
import io.tidemark.features.job.lane.LaneQueues;
import io.tidemark.features.job.state.EmissionQueue;
import io.tidemark.features.job.state.KeptValue;
import io.tidemark.features.job.state.WriteBack;
import io.tidemark.schemas.FeatureRecord;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The last stage: puts each customer's events back into the order of the log, fills in the customer's own features and
 * emits the vectors. What an earlier stage has refused never enters the customer's history; its place alone comes here,
 * and leaves a mark, so that every transaction that was numbered gives one record, in the customer's order: a vector or
 * a mark.
 *
 * <p>Nothing is lost between the stages, so a missing predecessor always comes. In eager mode events are answered in
 * the order of the log, in ordered mode in event time; they are emitted in the order of the log in both: in eager mode
 * lane by lane ({@link LaneQueues}), else customer by customer.
 */
final class CustomerStage extends KeyedProcessFunction<String, Event, FeatureRecord> implements KeepingStage {
    private static final long serialVersionUID = 1L;
    private static final String ENTITY = "customer";

    private final StagePlan plan;
    private transient WriteBack kept;
    private transient KeptValue<EmissionQueue> queues;
    private transient OrderedBuffer buffer;

    /** Of eager mode. */
    private transient LaneQueues lanes;

    private transient Answerer answerer;
    private transient VectorAssembly assembly;
    private transient Counter waited;
    private transient Counter flagged;

    CustomerStage(StagePlan plan) {
        this.plan = plan;
    }

    @Override
    public void open(OpenContext context) {
        kept = new WriteBack(Answerer.HEAD_BYTES);
        queues = kept.value(getRuntimeContext()
                .getState(new ValueStateDescriptor<>("order", plan.types().emissionQueue())));
        waited = getRuntimeContext().getMetricGroup().counter(Counters.WAITED);
        flagged = getRuntimeContext().getMetricGroup().counter(Counters.FLAGGED);
        answerer = new Answerer(plan, ENTITY, kept, getRuntimeContext());
        assembly = new VectorAssembly(plan, answerer.wire());
        if (plan.ordered()) {
            buffer = new OrderedBuffer(plan.types(), getRuntimeContext());
        } else {
            lanes = new LaneQueues(getRuntimeContext());
        }
    }

    @Override
    public WriteBack kept() {
        return kept;
    }

    @Override
    public Optional<LaneQueues> lanes() {
        return Optional.ofNullable(lanes);
    }

    @Override
    public void processElement(Event event, Context context, Collector<FeatureRecord> out) throws Exception {
        boolean refused = event instanceof TransactionEvent transaction && transaction.refused();
        if (buffer != null && !refused && event.time() > context.timerService().currentWatermark()) {
            buffer.keep(event);
            context.timerService().registerEventTimeTimer(event.time());
        } else {
            process(event, context, out);
        }
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<FeatureRecord> out) throws Exception {
        if (context.timeDomain() == TimeDomain.PROCESSING_TIME) {
            answerer.expireIfIdle(context.timerService());
            return;
        }
        for (Event event : buffer.take(time, answerer.wire())) {
            process(event, context, out);
        }
    }

    private void process(Event event, Context context, Collector<FeatureRecord> out) throws Exception {
        if (event instanceof NewsEvent news) {
            answerer.news(news, context.timerService());
            return;
        }
        TransactionEvent transaction = (TransactionEvent) event;
        if (plan.ordered()) {
            answer(transaction, context);
        }
        if (transaction.lane() == TransactionEvent.NO_LANE) {
            inTurnOfItsCustomer(transaction, context, out);
        } else {
            inTurnOfItsLane(transaction, context, out);
        }
    }

    private void inTurnOfItsLane(TransactionEvent transaction, Context context, Collector<FeatureRecord> out)
            throws Exception {
        if (lanes == null) {
            throw new IllegalStateException(
                    "partition " + transaction.unkeyedRecord().partition() + " offset "
                            + transaction.unkeyedRecord().offset() + " was on its way in eager mode; a job changes to"
                            + " time.mode=ordered with a savepoint, not with a checkpoint");
        }
        if (!lanes.offer(transaction)) {
            waited.inc();
            return;
        }
        for (TransactionEvent next = transaction; next != null; next = lanes.following()) {
            emit(next, context, out);
        }
    }

    private void inTurnOfItsCustomer(TransactionEvent transaction, Context context, Collector<FeatureRecord> out)
            throws Exception {
        EmissionQueue before = queues.value();
        EmissionQueue queue = before == null ? new EmissionQueue() : before;
        for (TransactionEvent next : queue.offer(transaction)) {
            emit(next, context, out);
        }
        if (queue.holds(transaction.place)) {
            waited.inc();
        }
        if (queue.waiting().isEmpty()) {
            queues.update(queue);
        } else {
            // Whole events wait in it, any number of them.
            queues.writeThrough(queue);
        }
    }

    private void emit(TransactionEvent event, Context context, Collector<FeatureRecord> out) throws Exception {
        if (!plan.ordered()) {
            answer(event, context);
        }
        if (!event.flags.isEmpty()) {
            flagged.inc();
        }
        out.collect(event.refused() ? assembly.mark(event) : assembly.assemble(event));
    }

    private void answer(TransactionEvent event, Context context) throws Exception {
        if (!event.refused()) {
            answerer.answer(event, context.timerService());
        }
    }
}
