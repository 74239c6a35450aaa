package io.tidemark.drift.job.quality;

import io.tidemark.drift.stats.quality.book.WindowKey;
import io.tidemark.drift.stats.quality.tally.Tally;
import io.tidemark.flink.type.CodecType;
import io.tidemark.flink.type.RecordSerializer;
import io.tidemark.flink.type.RecordSnapshot;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What is to be added to a tally.
 *
 * @param tally never changed once it stands here
 */
public record TallyChange(WindowKey window, Tally tally) {
    public static final Serializer SERIALIZER = new Serializer();
    static final TypeInformation<TallyChange> TYPE = new CodecType<>(TallyChange.class, SERIALIZER);

    /** On their way. */
    public static final class Serializer extends RecordSerializer<TallyChange> {
        private static final long serialVersionUID = 1L;

        private Serializer() {}

        @Override
        public void serialize(TallyChange value, DataOutputView out) throws IOException {
            StringSerializer.INSTANCE.serialize(value.window.model(), out);
            StringSerializer.INSTANCE.serialize(value.window.segment(), out);
            out.writeLong(value.window.start());
            BytePrimitiveArraySerializer.INSTANCE.serialize(value.tally.toBytes(), out);
        }

        @Override
        public TallyChange deserialize(DataInputView in) throws IOException {
            WindowKey window = new WindowKey(
                    StringSerializer.INSTANCE.deserialize(in),
                    StringSerializer.INSTANCE.deserialize(in),
                    in.readLong());
            return new TallyChange(window, Tally.of(BytePrimitiveArraySerializer.INSTANCE.deserialize(in)));
        }

        @Override
        public TypeSerializerSnapshot<TallyChange> snapshotConfiguration() {
            return new Snapshot();
        }

        /** Public for Flink, which makes it by its name. */
        public static final class Snapshot extends RecordSnapshot<TallyChange> {
            public Snapshot() {
                super(() -> SERIALIZER);
            }
        }
    }
}
