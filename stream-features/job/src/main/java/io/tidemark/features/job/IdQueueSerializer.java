package io.tidemark.features.job;

import io.tidemark.features.job.state.IdQueue;
import io.tidemark.flink.type.CodecSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Keeps the order of ids in checkpoints. */
final class IdQueueSerializer extends CodecSerializer<IdQueue> {
    static final IdQueueSerializer INSTANCE = new IdQueueSerializer();
    private static final long serialVersionUID = 1L;
    private static final int VERSION = 1;

    @Override
    public void serialize(IdQueue queue, DataOutputView out) throws IOException {
        out.writeByte(VERSION);
        out.writeInt(queue.first);
        out.writeInt(queue.next);
        out.writeLong(queue.firstNewest);
        out.writeInt(queue.waiting);
        IdChunkSerializer.INSTANCE.serialize(queue.open, out);
    }

    @Override
    public IdQueue deserialize(DataInputView in) throws IOException {
        int version = in.readByte();
        if (version != VERSION) {
            throw new IOException("Queues of ids of version " + version
                    + " are unknown; the checkpoint was written by a newer build, so resume with that one");
        }
        IdQueue queue = new IdQueue();
        queue.first = in.readInt();
        queue.next = in.readInt();
        queue.firstNewest = in.readLong();
        queue.waiting = in.readInt();
        queue.open = IdChunkSerializer.INSTANCE.deserialize(in);
        return queue;
    }

    @Override
    public IdQueue copy(IdQueue from) {
        return from.copy();
    }

    @Override
    public TypeSerializerSnapshot<IdQueue> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Public for Flink, which makes it by its name; savepoints hold the name, so it must stay as it is. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<IdQueue> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
