package io.tidemark.features.job;

import io.tidemark.features.engine.Block;
import io.tidemark.features.engine.BlockCodec;
import io.tidemark.flink.type.CodecSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Keeps blocks of history in checkpoints; the engine's codec carries the version. */
final class BlockSerializer extends CodecSerializer<Block> {
    static final BlockSerializer INSTANCE = new BlockSerializer();
    private static final long serialVersionUID = 1L;

    @Override
    public void serialize(Block block, DataOutputView out) throws IOException {
        BlockCodec.write(block, out);
    }

    @Override
    public Block deserialize(DataInputView in) throws IOException {
        return BlockCodec.read(in);
    }

    @Override
    public Block copy(Block from) {
        return from.copy();
    }

    @Override
    public TypeSerializerSnapshot<Block> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Public for Flink, which makes it by its name; savepoints hold the name, so it must stay as it is. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Block> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
