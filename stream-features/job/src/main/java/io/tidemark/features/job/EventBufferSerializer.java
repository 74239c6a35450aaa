package io.tidemark.features.job;

import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.state.EventBuffer;
import io.tidemark.features.job.state.EventSerializer;
import io.tidemark.flink.type.CodecSerializer;
import java.io.IOException;
import java.util.ArrayList;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Keeps buffered events in checkpoints; each event carries its own version. */
final class EventBufferSerializer extends CodecSerializer<EventBuffer> {
    static final EventBufferSerializer INSTANCE = new EventBufferSerializer();
    private static final long serialVersionUID = 1L;

    @Override
    public void serialize(EventBuffer buffer, DataOutputView out) throws IOException {
        out.writeInt(buffer.events().size());
        for (Event event : buffer.events()) {
            EventSerializer.INSTANCE.serialize(event, out);
        }
    }

    @Override
    public EventBuffer deserialize(DataInputView in) throws IOException {
        int size = in.readInt();
        EventBuffer buffer = new EventBuffer(new ArrayList<>(size));
        for (int i = 0; i < size; i++) {
            buffer.events().add(EventSerializer.INSTANCE.deserialize(in));
        }
        return buffer;
    }

    @Override
    public TypeSerializerSnapshot<EventBuffer> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Public for Flink, which makes it by its name; savepoints hold the name, so it must stay as it is. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<EventBuffer> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
