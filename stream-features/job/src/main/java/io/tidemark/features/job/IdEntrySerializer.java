package io.tidemark.features.job;

import io.tidemark.features.job.type.CodecSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Keeps the index from ids to entities in checkpoints: 18 bytes for a transaction, and its keys. */
final class IdEntrySerializer extends CodecSerializer<IdEntry> {
    static final IdEntrySerializer INSTANCE = new IdEntrySerializer();
    private static final long serialVersionUID = 1L;
    private static final int VERSION = 1;

    @Override
    public void serialize(IdEntry entry, DataOutputView out) throws IOException {
        out.writeByte(VERSION);
        out.writeLong(entry.eventTime());
        out.writeLong(entry.content());
        out.writeByte(entry.keys().length);
        for (String key : entry.keys()) {
            out.writeBoolean(key != null);
            if (key != null) {
                out.writeUTF(key);
            }
        }
    }

    @Override
    public IdEntry deserialize(DataInputView in) throws IOException {
        int version = in.readByte();
        if (version != VERSION) {
            throw new IOException("Id entries of version " + version
                    + " are unknown; the checkpoint was written by a newer build, so resume with that one");
        }
        long eventTime = in.readLong();
        long content = in.readLong();
        String[] keys = new String[in.readByte()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = in.readBoolean() ? in.readUTF() : null;
        }
        return new IdEntry(eventTime, content, keys);
    }

    @Override
    public IdEntry copy(IdEntry from) {
        // Never changed, so it may be shared with a snapshot.
        return from;
    }

    @Override
    public TypeSerializerSnapshot<IdEntry> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Public for Flink, which makes it by reflection. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<IdEntry> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
