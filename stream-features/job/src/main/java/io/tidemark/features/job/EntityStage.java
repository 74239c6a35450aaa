package io.tidemark.features.job;

import io.tidemark.features.engine.Admission;
import io.tidemark.features.engine.CustomerLog;
import io.tidemark.schemas.Transaction;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * One entity's stage: keeps the state of every customer, or terminal, or whatever the entity is, and fills that
 * entity's features into the events that pass.
 *
 * <p>The first stage is the customers', and numbers and deduplicates each customer's events as they arrive, which is
 * the order of the log. In ordered mode events then wait for the watermark, see {@link OrderedBuffer}.
 */
final class EntityStage extends KeyedProcessFunction<String, Event, Event> {
    private static final long serialVersionUID = 1L;
    private final StagePlan plan;
    private final String entity;

    private transient ValueState<CustomerLog> customers;
    private transient OrderedBuffer buffer;
    private transient Answerer answerer;
    private transient Duration duplicateRetention;
    private transient Counter duplicates;
    private transient Counter deadLetters;

    EntityStage(StagePlan plan, String entity) {
        this.plan = plan;
        this.entity = entity;
    }

    @Override
    public void open(OpenContext context) {
        deadLetters = getRuntimeContext().getMetricGroup().counter(Metrics.DEAD_LETTERS);
        answerer = new Answerer(plan, entity, getRuntimeContext());
        if (plan.isFirst(entity)) {
            customers = getRuntimeContext().getState(new ValueStateDescriptor<>("log", Types.CUSTOMER_LOG));
            duplicateRetention = plan.duplicateRetention();
            duplicates = getRuntimeContext().getMetricGroup().counter(Metrics.DUPLICATES);
        }
        if (plan.ordered()) {
            buffer = new OrderedBuffer(getRuntimeContext());
        }
    }

    @Override
    public void processElement(Event event, Context context, Collector<Event> out) throws Exception {
        if (event instanceof TransactionEvent transaction && !admitted(transaction, context)) {
            return;
        }
        if (passesThrough(event)) {
            answerer.pass((TransactionEvent) event, out);
        } else if (buffer != null && event.time() > context.timerService().currentWatermark()) {
            buffer.keep(event);
            context.timerService().registerEventTimeTimer(event.time());
        } else {
            answer(event, context, out);
        }
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<Event> out) throws Exception {
        for (Event event : buffer.take(time, answerer.wire())) {
            answer(event, context, out);
        }
    }

    private void answer(Event event, Context context, Collector<Event> out) throws Exception {
        answerer.answer(event, refusal -> refuse(refusal, context), out);
    }

    private static boolean passesThrough(Event event) {
        return event instanceof TransactionEvent transaction
                && (transaction.refused || Address.isNowhere(transaction.key()));
    }

    private boolean admitted(TransactionEvent event, Context context) throws Exception {
        if (customers == null) {
            return true;
        }
        CustomerLog log = customers.value() == null ? new CustomerLog() : customers.value();
        Transaction transaction = event.transaction(answerer.wire());
        Admission admission = log.admit(transaction, duplicateRetention);
        switch (admission.kind()) {
            case NEW -> {
                event.place = admission.number();
                customers.update(log);
            }
            case DUPLICATE -> duplicates.inc();
            case CONFLICT -> refuse(conflict(event, transaction.getTransactionId()), context);
        }
        return admission.kind() == Admission.Kind.NEW;
    }

    private RefusedEvent conflict(TransactionEvent event, String id) {
        String detail = "Transaction " + id + " came before with other content; the first one counts";
        return new RefusedEvent(
                event.record(), plan.transactionsTopic(), "conflicting_duplicate", detail, "stream-features/" + entity);
    }

    private void refuse(RefusedEvent refusal, Context context) {
        deadLetters.inc();
        context.output(Types.REFUSED, refusal);
    }
}
