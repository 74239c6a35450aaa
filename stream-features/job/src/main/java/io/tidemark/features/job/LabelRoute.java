package io.tidemark.features.job;

import io.tidemark.features.engine.EntityKeys;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;

/** Sends labels to one entity's stage. */
final class LabelRoute extends RichFlatMapFunction<Event, Event> {
    private static final long serialVersionUID = 1L;
    private final String entity;
    private final WireFormats formats;
    private transient WireFormats.Open wire;
    private transient Counter unrouted;

    LabelRoute(String entity, WireFormats formats) {
        this.entity = entity;
        this.formats = formats;
    }

    @Override
    public void open(OpenContext context) {
        wire = formats.open();
        unrouted = getRuntimeContext().getMetricGroup().counter(Metrics.UNROUTED_LABELS);
    }

    @Override
    public void flatMap(Event event, Collector<Event> out) {
        LabelEvent label = ((LabelEvent) event).decoded(wire);
        Optional<String> key = new EntityKeys(entity).of(label.label());
        if (key.isPresent()) {
            out.collect(label.addressedTo(key.get()));
        } else {
            unrouted.inc();
        }
    }
}
