package io.tidemark.features.job.stage;

import io.tidemark.features.job.event.Counters;
import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.event.RefusedEvent;
import io.tidemark.features.job.state.Types;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Parts what was read from what was refused. The refused has no place in its customer's order and leaves no mark in
 * {@code features}: who waits for a vector reads the same log, comes to the same verdict by the same check
 * ({@link io.tidemark.schemas.door.TransactionCheck} at the time of the append), and does not wait.
 */
final class Intake extends ProcessFunction<Event, Event> {
    private static final long serialVersionUID = 1L;
    private transient Counter deadLetters;

    @Override
    public void open(OpenContext context) {
        deadLetters = getRuntimeContext().getMetricGroup().counter(Counters.DEAD_LETTERS);
    }

    @Override
    public void processElement(Event event, Context context, Collector<Event> out) {
        if (event instanceof RefusedEvent) {
            deadLetters.inc();
            context.output(Types.REFUSED, event);
        } else {
            out.collect(event);
        }
    }
}
