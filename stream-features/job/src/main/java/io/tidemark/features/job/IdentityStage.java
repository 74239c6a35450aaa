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
 * Refuses a transaction whose id another customer has used: its own customer's stage cannot see that.
 *
 * <p>Keyed by buckets of ids, each with a log of the same kind as a customer's. The customer's own repetitions were
 * dropped before, so an id that is known here belongs to somebody else. The place of a refused one goes on.
 */
final class IdentityStage extends KeyedProcessFunction<String, Event, Event> {
    private static final long serialVersionUID = 1L;
    private final StagePlan plan;
    private transient ValueState<CustomerLog> ids;
    private transient WireFormats.Open wire;
    private transient Duration retention;
    private transient Counter deadLetters;

    IdentityStage(StagePlan plan) {
        this.plan = plan;
    }

    @Override
    public void open(OpenContext context) {
        ids = getRuntimeContext().getState(new ValueStateDescriptor<>("ids", Types.CUSTOMER_LOG));
        wire = plan.formats().open();
        retention = plan.duplicateRetention();
        deadLetters = getRuntimeContext().getMetricGroup().counter(Metrics.DEAD_LETTERS);
    }

    @Override
    public void processElement(Event element, Context context, Collector<Event> out) throws Exception {
        TransactionEvent event = (TransactionEvent) element;
        if (!event.refused && !isFirstOfItsId(event)) {
            event.refused = true;
            deadLetters.inc();
            context.output(Types.REFUSED, conflict(event));
        }
        event.address(event.refused ? event.customer() : plan.keyAfter(0, event, wire));
        out.collect(event);
    }

    private boolean isFirstOfItsId(TransactionEvent event) throws Exception {
        CustomerLog log = ids.value() == null ? new CustomerLog() : ids.value();
        Admission admission = log.admit(event.transaction(wire), retention);
        ids.update(log);
        return admission.kind() == Admission.Kind.NEW;
    }

    private RefusedEvent conflict(TransactionEvent event) {
        Transaction transaction = event.transaction(wire);
        String detail = "Transaction " + transaction.getTransactionId() + " came before for another customer than "
                + transaction.getCustomerId() + "; the first one counts";
        return new RefusedEvent(
                event.record(), plan.transactionsTopic(), "conflicting_duplicate", detail, "stream-features/identity");
    }
}
