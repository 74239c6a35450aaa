package io.tidemark.drift.job.count;

import io.tidemark.flink.type.CodecType;
import io.tidemark.flink.type.RecordSerializer;
import io.tidemark.flink.type.RecordSnapshot;
import java.io.IOException;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Events of a window that one subtask counted.
 *
 * @param model version
 * @param start of the window, epoch milliseconds
 * @param field see {@link Fields}
 * @param counts by value
 */
public record WindowPart(String model, long start, String field, Map<String, long[]> counts) {
    public static final Serializer SERIALIZER = new Serializer();
    public static final TypeInformation<WindowPart> TYPE = new CodecType<>(WindowPart.class, SERIALIZER);

    /** On their way. */
    public static final class Serializer extends RecordSerializer<WindowPart> {
        private static final long serialVersionUID = 1L;

        private Serializer() {}

        @Override
        public void serialize(WindowPart part, DataOutputView out) throws IOException {
            StringSerializer.INSTANCE.serialize(part.model, out);
            out.writeLong(part.start);
            StringSerializer.INSTANCE.serialize(part.field, out);
            Counts.BY_VALUE.serialize(part.counts, out);
        }

        @Override
        public WindowPart deserialize(DataInputView in) throws IOException {
            return new WindowPart(
                    StringSerializer.INSTANCE.deserialize(in),
                    in.readLong(),
                    StringSerializer.INSTANCE.deserialize(in),
                    Counts.BY_VALUE.deserialize(in));
        }

        @Override
        public TypeSerializerSnapshot<WindowPart> snapshotConfiguration() {
            return new Snapshot();
        }

        /** Public for Flink, which makes it by its name. */
        public static final class Snapshot extends RecordSnapshot<WindowPart> {
            public Snapshot() {
                super(() -> SERIALIZER);
            }
        }
    }
}
