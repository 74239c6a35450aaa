package io.tidemark.features.job.stage;

import io.tidemark.features.job.event.Address;
import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.event.NewsEvent;
import io.tidemark.features.job.event.TransactionEvent;
import io.tidemark.features.job.state.WriteBack;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * One entity's stage: keeps the state of every terminal, device or whatever the entity is, and fills that entity's
 * features into the events that pass. In ordered mode events wait for the watermark, see {@link OrderedBuffer}.
 */
final class EntityStage extends KeyedProcessFunction<String, Event, Event> implements KeepingStage {
    private static final long serialVersionUID = 1L;
    private final StagePlan plan;
    private final String entity;

    private transient WriteBack kept;
    private transient OrderedBuffer buffer;
    private transient Answerer answerer;
    private transient StageKeys keys;

    EntityStage(StagePlan plan, String entity) {
        this.plan = plan;
        this.entity = entity;
    }

    @Override
    public void open(OpenContext context) {
        kept = new WriteBack(Answerer.HEAD_BYTES);
        answerer = new Answerer(plan, entity, kept, getRuntimeContext());
        keys = new StageKeys(plan.catalogue());
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
        if (passesThrough(event)) {
            pass((TransactionEvent) event, out);
        } else if (buffer != null && event.time() > context.timerService().currentWatermark()) {
            buffer.keep(event);
            context.timerService().registerEventTimeTimer(event.time());
        } else {
            process(event, context, out);
        }
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<Event> out) throws Exception {
        if (context.timeDomain() == TimeDomain.PROCESSING_TIME) {
            answerer.expireIfIdle(context.timerService());
            return;
        }
        for (Event event : buffer.take(time, answerer.wire())) {
            process(event, context, out);
        }
    }

    private void process(Event event, Context context, Collector<Event> out) throws Exception {
        if (event instanceof NewsEvent news) {
            answerer.news(news, context.timerService());
        } else {
            TransactionEvent transaction = (TransactionEvent) event;
            answerer.answer(transaction, context.timerService());
            pass(transaction, out);
        }
    }

    private void pass(TransactionEvent event, Collector<Event> out) {
        event.address(keys.after(entity, event, answerer.wire()));
        out.collect(event);
    }

    private static boolean passesThrough(Event event) {
        return event instanceof TransactionEvent transaction
                && (transaction.refused() || Address.isNowhere(transaction.key()));
    }
}
