package io.tidemark.features.job.stage;

import io.tidemark.features.engine.EventOrder;
import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.event.LabelEvent;
import io.tidemark.features.job.event.TransactionEvent;
import io.tidemark.features.job.event.WireFormats;
import io.tidemark.features.job.state.EventBuffer;
import io.tidemark.features.job.state.StateTypes;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;

/**
 * Events of the current key that wait until the watermark says that nothing earlier can come.
 *
 * <p>One bucket per millisecond, each with a timer of its own, so what is written per event does not grow with the
 * number of events that wait.
 */
final class OrderedBuffer {
    private final MapState<Long, EventBuffer> buckets;

    OrderedBuffer(StateTypes types, RuntimeContext runtime) {
        buckets = runtime.getMapState(new MapStateDescriptor<>(
                "waiting", org.apache.flink.api.common.typeinfo.Types.LONG, types.eventBuffer()));
    }

    void keep(Event event) throws Exception {
        EventBuffer bucket = buckets.get(event.time());
        if (bucket == null) {
            bucket = new EventBuffer();
        }
        bucket.events().add(event);
        buckets.put(event.time(), bucket);
    }

    /** Everything of one millisecond, in the engine's order: labels before transactions, then by id. */
    List<Event> take(long time, WireFormats.Open wire) throws Exception {
        List<Event> events = buckets.get(time).events();
        buckets.remove(time);
        if (events.size() > 1) {
            events.sort(inOrder(wire));
        }
        return events;
    }

    private static Comparator<Event> inOrder(WireFormats.Open wire) {
        return (a, b) -> {
            if (a instanceof LabelEvent one) {
                return b instanceof LabelEvent other
                        ? EventOrder.OF_LABELS.compare(
                                one.decoded(wire).label(), other.decoded(wire).label())
                        : -1;
            }
            return b instanceof LabelEvent
                    ? 1
                    : EventOrder.OF_TRANSACTIONS.compare(
                            ((TransactionEvent) a).transaction(wire), ((TransactionEvent) b).transaction(wire));
        };
    }
}
