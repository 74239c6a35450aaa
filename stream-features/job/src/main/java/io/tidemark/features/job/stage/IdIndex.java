package io.tidemark.features.job.stage;

import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.event.NewsEvent;
import io.tidemark.features.job.state.EventBuffer;
import io.tidemark.features.job.state.IdQueue;
import io.tidemark.features.job.state.KeptValue;
import io.tidemark.features.job.state.StateTypes;
import io.tidemark.features.job.state.WriteBack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.metrics.Counter;

/**
 * What is known under the ids of the current bucket: their transactions, and labels and outcomes that wait for theirs.
 * Both are forgotten when they are older than the horizon, a chunk of ids at a time, by the time of the event
 * that comes to the bucket: what other buckets have seen does not count, since a bounded job goes through them one
 * after the other. So an event reads and writes the same few entries whatever the index holds.
 */
final class IdIndex {
    /** What a queue takes as objects. */
    static final int BUCKET_BYTES = 1024;

    /** Labels and outcomes that wait for one id: each that comes rewrites them all, and an id may never come. */
    static final int MOST_WAITING = 100;

    private static final long[] NONE = {};

    private final long horizon;
    private final MapState<Long, byte[]> known;
    private final MapState<Long, EventBuffer> early;
    private final KeptValue<IdQueue> queues;
    private final MapState<Integer, IdQueue.Chunk> chunks;
    private final Counter expired;

    IdIndex(long horizonMillis, StateTypes types, WriteBack kept, RuntimeContext runtime, Counter expired) {
        horizon = horizonMillis;
        var ids = org.apache.flink.api.common.typeinfo.Types.LONG;
        known = runtime.getMapState(
                new MapStateDescriptor<>("ids", ids, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        early = runtime.getMapState(new MapStateDescriptor<>("waiting-labels", ids, types.eventBuffer()));
        queues = kept.value(runtime.getState(new ValueStateDescriptor<>("id-queue", types.idQueue())));
        chunks = runtime.getMapState(
                new MapStateDescriptor<>("id-chunks", org.apache.flink.api.common.typeinfo.Types.INT, types.idChunk()));
        this.expired = expired;
    }

    /** What is known under the ids of the current key's bucket; good for one event. */
    Bucket bucket() throws Exception {
        return new Bucket(queues.value());
    }

    /** The ids of one bucket. */
    final class Bucket {
        private final IdQueue queue;

        private Bucket(IdQueue kept) {
            queue = kept == null ? new IdQueue() : kept;
        }

        /** The transaction of an id. */
        Optional<IdEntry> find(long id) throws Exception {
            byte[] packed = known.get(id);
            return packed == null ? Optional.empty() : Optional.of(IdEntry.packed(packed));
        }

        /** Remembers a transaction; gives what waited for it. */
        List<Event> add(long id, IdEntry entry) throws Exception {
            known.put(id, entry.packed());
            List<Event> news = List.of();
            EventBuffer buffer = queue.waiting == 0 ? null : early.get(id);
            if (buffer != null) {
                early.remove(id);
                queue.waiting--;
                news = buffer.events();
            }
            append(queue, id, entry.eventTime());
            return news;
        }

        /**
         * Lets a label or an outcome wait for its transaction.
         *
         * @return false if so many wait for it that this one cannot
         */
        boolean await(long id, NewsEvent news) throws Exception {
            EventBuffer buffer = early.get(id);
            boolean first = buffer == null;
            if (!first && buffer.events().size() >= MOST_WAITING) {
                return false;
            }
            if (first) {
                buffer = new EventBuffer();
            }
            buffer.events().add(news);
            early.put(id, buffer);
            if (first) {
                queue.waiting++;
                append(queue, id, news.time());
            }
            return true;
        }

        /** Forgets some of what is too old at this time; gives what waited among it, whose transactions never came. */
        List<Event> forget(long now) throws Exception {
            long oldest = now - horizon;
            long[] due = due(queue, oldest);
            if (due.length == 0) {
                return List.of();
            }
            List<Event> unmatched = new ArrayList<>(0);
            for (long id : due) {
                byte[] packed = known.get(id);
                if (packed != null && IdEntry.packed(packed).eventTime() < oldest) {
                    known.remove(id);
                    expired.inc();
                }
                EventBuffer buffer = queue.waiting == 0 ? null : early.get(id);
                if (buffer != null && buffer.events().get(0).time() < oldest) {
                    unmatched.addAll(giveUp(queue, id, buffer, oldest));
                }
            }
            if (queue.hasChunks() || queue.open.ids().length > 0) {
                queues.update(queue);
            } else {
                queues.clear();
            }
            return unmatched;
        }
    }

    /** Takes what is too old out of what waits for an id; the rest waits on. */
    private List<Event> giveUp(IdQueue queue, long id, EventBuffer buffer, long oldest) throws Exception {
        List<Event> old =
                buffer.events().stream().filter(event -> event.time() < oldest).toList();
        buffer.events().removeAll(old);
        if (buffer.events().isEmpty()) {
            early.remove(id);
            queue.waiting--;
        } else {
            early.put(id, buffer);
            append(queue, id, buffer.events().get(0).time());
        }
        return old;
    }

    private void append(IdQueue queue, long id, long time) throws Exception {
        if (queue.open.full()) {
            chunks.put(queue.next, queue.open);
            if (!queue.hasChunks()) {
                queue.firstNewest = queue.open.newest();
            }
            queue.next++;
            queue.open = new IdQueue.Chunk(Long.MIN_VALUE, NONE);
        }
        queue.open = queue.open.with(id, time);
        queues.update(queue);
    }

    /** Takes the oldest chunk out of the queue if all of it is older than that. */
    private long[] due(IdQueue queue, long oldest) throws Exception {
        IdQueue.Chunk due;
        if (queue.hasChunks()) {
            if (queue.firstNewest >= oldest) {
                return NONE;
            }
            due = chunks.get(queue.first);
            chunks.remove(queue.first);
            queue.first++;
            queue.firstNewest = queue.hasChunks() ? chunks.get(queue.first).newest() : Long.MIN_VALUE;
        } else {
            due = queue.open;
            if (due.ids().length == 0 || due.newest() >= oldest) {
                return NONE;
            }
            queue.open = new IdQueue.Chunk(Long.MIN_VALUE, NONE);
        }
        return due.ids();
    }
}
