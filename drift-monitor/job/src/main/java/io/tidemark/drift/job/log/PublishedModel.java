package io.tidemark.drift.job.log;

import io.tidemark.flink.type.CodecType;
import io.tidemark.flink.type.RecordSerializer;
import io.tidemark.flink.type.RecordSnapshot;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** A model that was published. */
public record PublishedModel(String version, ModelProfile profile) {
    public static final Serializer SERIALIZER = new Serializer();
    public static final CodecType<PublishedModel> TYPE = new CodecType<>(PublishedModel.class, SERIALIZER);

    /** On their way. */
    public static final class Serializer extends RecordSerializer<PublishedModel> {
        private static final long serialVersionUID = 1L;

        private Serializer() {}

        @Override
        public void serialize(PublishedModel model, DataOutputView out) throws IOException {
            StringSerializer.INSTANCE.serialize(model.version, out);
            ModelProfile.SERIALIZER.serialize(model.profile, out);
        }

        @Override
        public PublishedModel deserialize(DataInputView in) throws IOException {
            return new PublishedModel(
                    StringSerializer.INSTANCE.deserialize(in), ModelProfile.SERIALIZER.deserialize(in));
        }

        @Override
        public TypeSerializerSnapshot<PublishedModel> snapshotConfiguration() {
            return new Snapshot();
        }

        /** Public for Flink, which makes it by its name. */
        public static final class Snapshot extends RecordSnapshot<PublishedModel> {
            public Snapshot() {
                super(() -> SERIALIZER);
            }
        }
    }
}
