package io.tidemark.features.job;

import io.tidemark.features.job.state.IdQueue;
import io.tidemark.flink.type.CodecSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Keeps chunks of ids in checkpoints. */
final class IdChunkSerializer extends CodecSerializer<IdQueue.Chunk> {
    static final IdChunkSerializer INSTANCE = new IdChunkSerializer();
    private static final long serialVersionUID = 1L;
    private static final int VERSION = 1;

    @Override
    public void serialize(IdQueue.Chunk chunk, DataOutputView out) throws IOException {
        out.writeByte(VERSION);
        out.writeLong(chunk.newest());
        out.writeByte(chunk.ids().length);
        for (long id : chunk.ids()) {
            out.writeLong(id);
        }
    }

    @Override
    public IdQueue.Chunk deserialize(DataInputView in) throws IOException {
        int version = in.readByte();
        if (version != VERSION) {
            throw new IOException("Chunks of ids of version " + version
                    + " are unknown; the checkpoint was written by a newer build, so resume with that one");
        }
        long newest = in.readLong();
        long[] ids = new long[in.readUnsignedByte()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = in.readLong();
        }
        return new IdQueue.Chunk(newest, ids);
    }

    @Override
    public IdQueue.Chunk copy(IdQueue.Chunk from) {
        // Never changed, so it may be shared with a snapshot.
        return from;
    }

    @Override
    public TypeSerializerSnapshot<IdQueue.Chunk> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Public for Flink, which makes it by its name; savepoints hold the name, so it must stay as it is. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<IdQueue.Chunk> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
