package io.tidemark.features.job;

import io.tidemark.features.engine.EntityHead;
import io.tidemark.features.engine.EntityHeadCodec;
import io.tidemark.flink.type.CodecSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Keeps the heads of entities in checkpoints; the engine's codec carries the version. */
final class EntityHeadSerializer extends CodecSerializer<EntityHead> {
    static final EntityHeadSerializer INSTANCE = new EntityHeadSerializer();
    private static final long serialVersionUID = 1L;

    @Override
    public void serialize(EntityHead head, DataOutputView out) throws IOException {
        EntityHeadCodec.write(head, out);
    }

    @Override
    public EntityHead deserialize(DataInputView in) throws IOException {
        return EntityHeadCodec.read(in);
    }

    @Override
    public EntityHead copy(EntityHead from) {
        return from.copy();
    }

    @Override
    public TypeSerializerSnapshot<EntityHead> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Public for Flink, which makes it by its name; savepoints hold the name, so it must stay as it is. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<EntityHead> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
