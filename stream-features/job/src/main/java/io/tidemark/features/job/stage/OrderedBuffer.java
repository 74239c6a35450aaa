package io.tidemark.features.job.stage;

import io.tidemark.features.engine.EventOrder;
import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.event.LabelEvent;
import io.tidemark.features.job.event.OutcomeEvent;
import io.tidemark.features.job.event.TransactionEvent;
import io.tidemark.features.job.event.WireFormats;
import io.tidemark.features.job.state.EventBuffer;
import io.tidemark.features.job.state.StateTypes;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.Outcome;
import io.tidemark.schemas.Transaction;
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

    /**
     * Everything of one millisecond, in the engine's order: labels, outcomes, then transactions by id, each behind the
     * outcomes that waited for it.
     */
    List<Event> take(long time, WireFormats.Open wire) throws Exception {
        List<Event> events = buckets.get(time).events();
        buckets.remove(time);
        // Each is decoded once, not in every comparison.
        return events.size() == 1
                ? events
                : events.stream()
                        .map(event -> Place.of(event, wire))
                        .sorted()
                        .map(Place::event)
                        .toList();
    }

    /** Where an event stands among those of its millisecond; one of label, outcome and transaction is there. */
    private record Place(Event event, int rank, Label label, Outcome outcome, Transaction transaction)
            implements Comparable<Place> {
        private static final int LABEL = 0;
        private static final int OUTCOME = 1;
        private static final int TRANSACTION = 2;

        static Place of(Event event, WireFormats.Open wire) {
            if (event instanceof LabelEvent label) {
                LabelEvent decoded = label.decoded(wire);
                return new Place(decoded, LABEL, decoded.label(), null, null);
            }
            if (event instanceof OutcomeEvent outcome) {
                OutcomeEvent decoded = outcome.decoded(wire);
                return new Place(decoded, decoded.waited() ? TRANSACTION : OUTCOME, null, decoded.outcome(), null);
            }
            return new Place(event, TRANSACTION, null, null, ((TransactionEvent) event).transaction(wire));
        }

        private String id() {
            return transaction == null ? outcome.getTransactionId() : transaction.getTransactionId();
        }

        @Override
        public int compareTo(Place other) {
            return rank != other.rank ? Integer.compare(rank, other.rank) : among(other);
        }

        private int among(Place other) {
            if (rank == LABEL) {
                return EventOrder.OF_LABELS.compare(label, other.label);
            }
            if (outcome != null && other.outcome != null && (rank == OUTCOME || id().equals(other.id()))) {
                return EventOrder.OF_OUTCOMES.compare(outcome, other.outcome);
            }
            int byId = id().compareTo(other.id());
            return byId != 0 ? byId : Boolean.compare(transaction != null, other.transaction != null);
        }
    }
}
