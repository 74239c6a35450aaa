package io.tidemark.features.job;

import io.tidemark.features.engine.EntityState;
import io.tidemark.features.engine.EntityStateCodec;
import io.tidemark.features.job.type.CodecSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Keeps entities in checkpoints; the engine's codec carries the version. */
final class EntityStateSerializer extends CodecSerializer<EntityState> {
    static final EntityStateSerializer INSTANCE = new EntityStateSerializer();
    private static final long serialVersionUID = 1L;

    @Override
    public void serialize(EntityState state, DataOutputView out) throws IOException {
        EntityStateCodec.write(state, out);
    }

    @Override
    public EntityState deserialize(DataInputView in) throws IOException {
        return EntityStateCodec.read(in);
    }

    @Override
    public EntityState copy(EntityState from) {
        return from.copy();
    }

    @Override
    public TypeSerializerSnapshot<EntityState> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Public for Flink, which makes it by reflection. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<EntityState> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
