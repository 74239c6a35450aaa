package io.tidemark.features.job.stage;

import io.tidemark.features.catalogue.Entities;
import io.tidemark.features.engine.Answer;
import io.tidemark.features.engine.EntityEngine;
import io.tidemark.features.engine.EntityHead;
import io.tidemark.features.engine.EntityState;
import io.tidemark.features.engine.EventFeatures;
import io.tidemark.features.engine.VectorFlags;
import io.tidemark.features.job.event.Counters;
import io.tidemark.features.job.event.LabelEvent;
import io.tidemark.features.job.event.NewsEvent;
import io.tidemark.features.job.event.OutcomeEvent;
import io.tidemark.features.job.event.TransactionEvent;
import io.tidemark.features.job.event.WireFormats;
import io.tidemark.features.job.state.KeptBlocks;
import io.tidemark.features.job.state.KeptValue;
import io.tidemark.features.job.state.WriteBack;
import io.tidemark.schemas.Transaction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.TimerService;

/** Puts the engine to work on the current key's state. */
final class Answerer {
    /** What a head, or a block, takes as objects: 128 rows of some ten columns, and running results. */
    static final int HEAD_BYTES = 16 * 1024;

    private final StagePlan plan;
    private final String entity;
    private final int index;
    private final int subtask;
    private final List<String> entities;
    private final int featureCount;
    private final VectorFlags flags;
    private final EventFeatures eventFeatures;
    private final EntityEngine engine;
    /** Whether the history is one of outcomes, which most keys have none of. */
    private final boolean ofOutcomes;
    /** Of such a key: answering from it changes nothing. */
    private final EntityHead nothing;

    private final KeptValue<EntityHead> heads;
    private final KeptBlocks blocks;
    private final WireFormats.Open wire;
    private final Counter late;
    private final IdleKeys idle;

    Answerer(StagePlan plan, String entity, WriteBack kept, RuntimeContext runtime) {
        this.plan = plan;
        this.entity = entity;
        this.entities = plan.catalogue().entities();
        this.index = entities.indexOf(entity);
        this.subtask = runtime.getTaskInfo().getIndexOfThisSubtask();
        this.featureCount = plan.catalogue().features().size();
        this.flags = new VectorFlags(plan.catalogue());
        this.eventFeatures = new EventFeatures(plan.catalogue());
        this.engine = new EntityEngine(plan.catalogue(), entity);
        this.ofOutcomes = Entities.ofOutcomes(entity);
        this.nothing = engine.newHead();
        this.heads = kept.value(
                runtime.getState(new ValueStateDescriptor<>("head", plan.types().entityHead())));
        this.blocks = kept.blocks(runtime.getMapState(new MapStateDescriptor<>(
                "blocks",
                org.apache.flink.api.common.typeinfo.Types.INT,
                plan.types().block())));
        this.wire = plan.formats().open();
        this.late = runtime.getMetricGroup().counter(Counters.LATE);
        this.idle = new IdleKeys(engine.retention(), runtime.getMetricGroup().counter(Counters.EXPIRED));
    }

    WireFormats.Open wire() {
        return wire;
    }

    void news(NewsEvent news, TimerService timers) throws Exception {
        EntityHead head = head(timers);
        EntityState state = new EntityState(head, blocks);
        NewsEvent decoded = news.decoded(wire);
        if (decoded instanceof OutcomeEvent outcome) {
            engine.outcome(state, outcome.outcome());
        } else {
            engine.label(state, ((LabelEvent) decoded).label());
        }
        heads.update(head);
    }

    /** Fills in this entity's features. */
    void answer(TransactionEvent event, TimerService timers) throws Exception {
        Transaction transaction = event.transaction(wire);
        plan.probe().beforeAnswer(entity, subtask, transaction);
        if (!event.fits(featureCount, entities.size())) {
            event.begin(featureCount, entities.size());
            flags.of(transaction).forEach(event::flag);
            eventFeatures.fill(transaction, flags.amountUsable(transaction), event.values);
        }
        boolean untold = ofOutcomes && heads.value() == null;
        EntityHead head = untold ? nothing : head(timers);
        idle.seen(event.time());
        Answer answer = engine.answer(new EntityState(head, blocks), transaction, event.values);
        if (engine.foreign()) {
            event.flag(VectorFlags.MIXED_CURRENCY);
            eventFeatures.dropAmount(event.values);
        }
        event.arrivals[index] = head.arrivals();
        event.labels[index] = head.labels();
        // An outcome that is ahead makes no transaction late.
        if (answer.late() && !ofOutcomes) {
            late.inc();
            event.late = true;
        }
        addPartialHistory(event, engine.partialHistory(head, event.time()));
        if (!untold) {
            heads.update(head);
        }
    }

    private static void addPartialHistory(TransactionEvent event, Map<String, Long> partial) {
        if (!partial.isEmpty()) {
            Map<String, Long> all = new HashMap<>(event.partialHistory);
            all.putAll(partial);
            event.partialHistory = all;
        }
    }

    private EntityHead head(TimerService timers) throws Exception {
        EntityHead head = heads.value();
        if (head != null) {
            return head;
        }
        idle.watch(timers);
        return engine.newHead();
    }

    /** Forgets the current key if nothing of it matters any more. */
    void expireIfIdle(TimerService timers) throws Exception {
        EntityHead head = heads.value();
        if (head != null && idle.isIdle(head.newest(), timers)) {
            heads.clear();
            blocks.clear();
        }
    }
}
