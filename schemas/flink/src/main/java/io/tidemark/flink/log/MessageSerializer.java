package io.tidemark.flink.log;

import io.tidemark.flink.type.RecordSerializer;
import io.tidemark.flink.type.RecordSnapshot;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Messages on their way to a sink. */
final class MessageSerializer extends RecordSerializer<Message> {
    static final MessageSerializer INSTANCE = new MessageSerializer();
    private static final long serialVersionUID = 1L;
    private static final BytePrimitiveArraySerializer BYTES = BytePrimitiveArraySerializer.INSTANCE;

    @Override
    public void serialize(Message message, DataOutputView out) throws IOException {
        BYTES.serialize(message.key(), out);
        BYTES.serialize(message.value(), out);
    }

    @Override
    public Message deserialize(DataInputView in) throws IOException {
        return new Message(BYTES.deserialize(in), BYTES.deserialize(in));
    }

    @Override
    public TypeSerializerSnapshot<Message> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Public for Flink, which makes it by its name. */
    public static final class Snapshot extends RecordSnapshot<Message> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
