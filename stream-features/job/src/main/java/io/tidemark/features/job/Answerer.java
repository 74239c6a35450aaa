package io.tidemark.features.job;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.engine.Answer;
import io.tidemark.features.engine.EntityEngine;
import io.tidemark.features.engine.EntityHead;
import io.tidemark.features.engine.EntityState;
import io.tidemark.features.engine.EventFeatures;
import io.tidemark.features.engine.Rejection;
import io.tidemark.schemas.Transaction;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;

/** Puts the engine to work on the current key's state and sends the event on to the next stage. */
final class Answerer {
    private final StagePlan plan;
    private final List<String> entities;
    private final int index;
    private final int subtask;
    private final int featureCount;
    private final EventFeatures eventFeatures;
    private final EntityEngine engine;
    private final ValueState<EntityHead> heads;
    private final StateBlocks blocks;
    private final WireFormats.Open wire;
    private final Counter late;

    Answerer(StagePlan plan, String entity, RuntimeContext runtime) {
        Catalogue catalogue = plan.catalogue();
        this.plan = plan;
        this.entities = catalogue.entities();
        this.index = entities.indexOf(entity);
        this.subtask = runtime.getTaskInfo().getIndexOfThisSubtask();
        this.featureCount = catalogue.featureNames().size();
        this.eventFeatures = new EventFeatures(catalogue);
        this.engine = new EntityEngine(catalogue, entity);
        this.heads = runtime.getState(new ValueStateDescriptor<>("head", Types.ENTITY_HEAD));
        this.blocks = new StateBlocks(runtime.getMapState(
                new MapStateDescriptor<>("blocks", org.apache.flink.api.common.typeinfo.Types.INT, Types.BLOCK)));
        this.wire = plan.formats().open();
        this.late = runtime.getMetricGroup().counter(Metrics.LATE);
    }

    WireFormats.Open wire() {
        return wire;
    }

    void answer(Event event, Consumer<RefusedEvent> refusals, Collector<Event> out) throws Exception {
        EntityHead head = heads.value() == null ? engine.newHead() : heads.value();
        EntityState state = new EntityState(head, blocks);
        if (event instanceof LabelEvent label) {
            engine.label(state, label.decoded(wire).label());
        } else {
            answer((TransactionEvent) event, state, refusals);
            pass((TransactionEvent) event, out);
        }
        heads.update(head);
    }

    private void answer(TransactionEvent event, EntityState state, Consumer<RefusedEvent> refusals) {
        Transaction transaction = event.transaction(wire);
        plan.probe().beforeAnswer(entities.get(index), subtask, transaction);
        if (event.values.length == 0) {
            event.values = new double[featureCount];
            Arrays.fill(event.values, Double.NaN);
            event.arrivals = new long[entities.size()];
            eventFeatures.fill(transaction, event.values);
        }
        Answer answer = engine.answer(state, transaction, event.values);
        Optional<Rejection> rejection = answer.rejection(entities.get(index), transaction);
        if (rejection.isPresent()) {
            event.refused = true;
            refusals.accept(refused(event, rejection.get()));
            return;
        }
        event.arrivals[index] = state.arrivals();
        if (answer.late()) {
            late.inc();
            event.late = true;
        }
    }

    /** Sends the event on; from the customer its way goes by the identity stage. */
    void pass(TransactionEvent event, Collector<Event> out) {
        event.address(nextKey(event));
        out.collect(event);
    }

    private String nextKey(TransactionEvent event) {
        if (event.refused) {
            return event.customer();
        }
        return index == 0 ? Address.ofIdentity(event.transaction(wire)) : plan.keyAfter(index, event, wire);
    }

    private RefusedEvent refused(TransactionEvent event, Rejection rejection) {
        return new RefusedEvent(
                event.record(),
                plan.transactionsTopic(),
                rejection.cause(),
                rejection.detail(),
                "stream-features/" + entities.get(index));
    }
}
