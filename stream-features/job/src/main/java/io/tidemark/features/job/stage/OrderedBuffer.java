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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * Events of the current key that wait until the watermark says that nothing earlier can come.
 *
 * <p>One bucket per millisecond, each with a timer of its own, so what is written per event does not grow with the
 * number of events that wait. Nor does it with those of one millisecond, which may be a whole batch that its sender
 * has stamped alike: a bucket takes {@value #CHUNK}, and what is more lies in chunks of as many behind it.
 */
final class OrderedBuffer {
    static final int CHUNK = 32;

    /** Chunks of one millisecond have numbers below this; an event time has room for it up to the year 2248. */
    private static final long MOST_CHUNKS = 1 << 20;

    private final MapState<Long, EventBuffer> buckets;

    /** By millisecond and number, see {@link #chunk}. */
    private final MapState<Long, EventBuffer> chunks;

    /** How many events of a millisecond lie in chunks, where there are any. */
    private final MapState<Long, Long> behind;

    OrderedBuffer(StateTypes types, RuntimeContext runtime) {
        this(
                runtime.getMapState(new MapStateDescriptor<>("waiting", Types.LONG, types.eventBuffer())),
                runtime.getMapState(new MapStateDescriptor<>("waiting-chunks", Types.LONG, types.eventBuffer())),
                runtime.getMapState(new MapStateDescriptor<>("waiting-in-chunks", Types.LONG, Types.LONG)));
    }

    OrderedBuffer(
            MapState<Long, EventBuffer> buckets, MapState<Long, EventBuffer> chunks, MapState<Long, Long> behind) {
        this.buckets = buckets;
        this.chunks = chunks;
        this.behind = behind;
    }

    void keep(Event event) throws Exception {
        EventBuffer bucket = buckets.get(event.time());
        if (bucket == null) {
            bucket = new EventBuffer();
        }
        if (bucket.events().size() < CHUNK) {
            bucket.events().add(event);
            buckets.put(event.time(), bucket);
        } else {
            keepBehind(event);
        }
    }

    private void keepBehind(Event event) throws Exception {
        Long before = behind.get(event.time());
        long place = before == null ? 0 : before;
        long number = chunk(event.time(), place / CHUNK);
        EventBuffer chunk = place % CHUNK == 0 ? new EventBuffer() : chunks.get(number);
        chunk.events().add(event);
        chunks.put(number, chunk);
        behind.put(event.time(), place + 1);
    }

    private static long chunk(long time, long number) {
        if (number >= MOST_CHUNKS) {
            throw new IllegalStateException(MOST_CHUNKS * CHUNK + " events of one key have the time "
                    + Instant.ofEpochMilli(time) + "; mend their sender, which stamps them all alike");
        }
        return Math.addExact(Math.multiplyExact(time, MOST_CHUNKS), number);
    }

    /**
     * Everything of one millisecond, in the engine's order: labels, outcomes, then transactions by id, each behind the
     * outcomes that waited for it.
     */
    List<Event> take(long time, WireFormats.Open wire) throws Exception {
        List<Event> events = buckets.get(time).events();
        buckets.remove(time);
        if (events.size() >= CHUNK) {
            events = withThoseBehind(time, events);
        }
        // Each is decoded once, not in every comparison.
        return events.size() == 1
                ? events
                : events.stream()
                        .map(event -> Place.of(event, wire))
                        .sorted()
                        .map(Place::event)
                        .toList();
    }

    private List<Event> withThoseBehind(long time, List<Event> bucket) throws Exception {
        Long count = behind.get(time);
        if (count == null) {
            return bucket;
        }
        List<Event> all = new ArrayList<>(bucket);
        for (long place = 0; place < count; place += CHUNK) {
            long number = chunk(time, place / CHUNK);
            all.addAll(chunks.get(number).events());
            chunks.remove(number);
        }
        behind.remove(time);
        return all;
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
