package io.tidemark.drift.job.quality;

import io.tidemark.flink.type.CodecType;
import io.tidemark.flink.type.RecordSerializer;
import io.tidemark.flink.type.RecordSnapshot;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What a drift alarm says.
 *
 * @param model version; empty if the alarm is one of quality, which says nothing new here
 * @param raised or cleared
 * @param moment since when, or until when, epoch milliseconds
 */
public record AlarmNews(String model, boolean raised, long moment) {
    static final Serializer SERIALIZER = new Serializer();
    public static final CodecType<AlarmNews> TYPE = new CodecType<>(AlarmNews.class, SERIALIZER);

    /** On their way. */
    public static final class Serializer extends RecordSerializer<AlarmNews> {
        private static final long serialVersionUID = 1L;

        private Serializer() {}

        @Override
        public void serialize(AlarmNews value, DataOutputView out) throws IOException {
            StringSerializer.INSTANCE.serialize(value.model, out);
            out.writeBoolean(value.raised);
            out.writeLong(value.moment);
        }

        @Override
        public AlarmNews deserialize(DataInputView in) throws IOException {
            return new AlarmNews(StringSerializer.INSTANCE.deserialize(in), in.readBoolean(), in.readLong());
        }

        @Override
        public TypeSerializerSnapshot<AlarmNews> snapshotConfiguration() {
            return new Snapshot();
        }

        /** Public for Flink, which makes it by its name. */
        public static final class Snapshot extends RecordSnapshot<AlarmNews> {
            public Snapshot() {
                super(() -> SERIALIZER);
            }
        }
    }
}
