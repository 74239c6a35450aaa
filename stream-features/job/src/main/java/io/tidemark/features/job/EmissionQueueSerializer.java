package io.tidemark.features.job;

import io.tidemark.features.job.event.TransactionEvent;
import io.tidemark.features.job.state.EmissionQueue;
import io.tidemark.features.job.state.EventSerializer;
import io.tidemark.flink.type.CodecSerializer;
import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Keeps emission queues in checkpoints. */
final class EmissionQueueSerializer extends CodecSerializer<EmissionQueue> {
    static final EmissionQueueSerializer INSTANCE = new EmissionQueueSerializer();
    private static final long serialVersionUID = 1L;
    private static final int VERSION = 1;

    @Override
    public void serialize(EmissionQueue queue, DataOutputView out) throws IOException {
        out.writeByte(VERSION);
        out.writeLong(queue.next());
        out.writeInt(queue.waiting().size());
        for (TransactionEvent event : queue.waiting().values()) {
            EventSerializer.INSTANCE.serialize(event, out);
        }
    }

    @Override
    public EmissionQueue deserialize(DataInputView in) throws IOException {
        int version = in.readByte();
        if (version != VERSION) {
            throw new IOException("Emission queues of version " + version
                    + " are unknown; the checkpoint was written by a newer build, so resume with that one");
        }
        long next = in.readLong();
        int size = in.readInt();
        SortedMap<Long, TransactionEvent> waiting = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            TransactionEvent event = (TransactionEvent) EventSerializer.INSTANCE.deserialize(in);
            waiting.put(event.place, event);
        }
        return new EmissionQueue(next, waiting);
    }

    @Override
    public EmissionQueue copy(EmissionQueue from) {
        // Waiting events are never changed, so they may be shared with a snapshot.
        return new EmissionQueue(from.next(), new TreeMap<>(from.waiting()));
    }

    @Override
    public TypeSerializerSnapshot<EmissionQueue> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Public for Flink, which makes it by its name; savepoints hold the name, so it must stay as it is. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<EmissionQueue> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
