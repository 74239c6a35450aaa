package io.tidemark.drift.job.count;

import io.tidemark.drift.job.log.ScoredEvent;
import io.tidemark.flink.type.CodecType;
import io.tidemark.flink.type.RecordSerializer;
import io.tidemark.flink.type.RecordSnapshot;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.api.common.typeutils.base.array.IntPrimitiveArraySerializer;
import org.apache.flink.api.common.typeutils.base.array.StringArraySerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * An event in its bins, or the word that there is such a model.
 *
 * @param model version, or {@link ScoredEvent#NO_MODEL}
 * @param size how many counts an event of the model may raise; none if this announces it
 * @param raised the counts that this one raises
 * @param segments its value of each field by which traffic is cut
 */
// Never compared, only carried.
@SuppressWarnings("ArrayRecordComponent")
public record BinnedEvent(String model, int size, int[] raised, String[] segments) {
    public static final Serializer SERIALIZER = new Serializer();
    public static final TypeInformation<BinnedEvent> TYPE = new CodecType<>(BinnedEvent.class, SERIALIZER);

    static BinnedEvent announcing(String model) {
        return new BinnedEvent(model, 0, new int[0], new String[0]);
    }

    boolean hasModel() {
        return !model.equals(ScoredEvent.NO_MODEL);
    }

    public boolean isAnnouncement() {
        return size == 0;
    }

    /** On their way. */
    public static final class Serializer extends RecordSerializer<BinnedEvent> {
        private static final long serialVersionUID = 1L;

        private Serializer() {}

        @Override
        public void serialize(BinnedEvent event, DataOutputView out) throws IOException {
            StringSerializer.INSTANCE.serialize(event.model, out);
            out.writeInt(event.size);
            IntPrimitiveArraySerializer.INSTANCE.serialize(event.raised, out);
            StringArraySerializer.INSTANCE.serialize(event.segments, out);
        }

        @Override
        public BinnedEvent deserialize(DataInputView in) throws IOException {
            return new BinnedEvent(
                    StringSerializer.INSTANCE.deserialize(in),
                    in.readInt(),
                    IntPrimitiveArraySerializer.INSTANCE.deserialize(in),
                    StringArraySerializer.INSTANCE.deserialize(in));
        }

        @Override
        public TypeSerializerSnapshot<BinnedEvent> snapshotConfiguration() {
            return new Snapshot();
        }

        /** Public for Flink, which makes it by its name. */
        public static final class Snapshot extends RecordSnapshot<BinnedEvent> {
            public Snapshot() {
                super(() -> SERIALIZER);
            }
        }
    }
}
