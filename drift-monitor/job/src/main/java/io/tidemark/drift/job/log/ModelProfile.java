package io.tidemark.drift.job.log;

import io.tidemark.drift.stats.profile.ReferenceProfile;
import io.tidemark.flink.type.CodecType;
import io.tidemark.flink.type.FormerTupleSerializer;
import io.tidemark.flink.type.RecordSnapshot;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What the monitor keeps of a model.
 *
 * @param json its reference profile; empty if it has none that can be used
 */
// Never compared, only carried.
@SuppressWarnings("ArrayRecordComponent")
public record ModelProfile(String catalogueHash, byte[] json) {
    /** Of a model that cannot be watched. */
    public static final ModelProfile NONE = new ModelProfile("", new byte[0]);

    public static final Serializer SERIALIZER = new Serializer();
    public static final TypeInformation<ModelProfile> TYPE = new CodecType<>(ModelProfile.class, SERIALIZER);

    /** Whether the model can be watched. */
    public boolean isThere() {
        return json.length > 0;
    }

    public ReferenceProfile reference() {
        return ReferenceProfile.fromJson(json);
    }

    /** In broadcast state. */
    public static final class Serializer extends FormerTupleSerializer<ModelProfile> {
        private static final long serialVersionUID = 1L;

        private Serializer() {
            super(2);
        }

        @Override
        protected void write(ModelProfile profile, DataOutputView out) throws IOException {
            StringSerializer.INSTANCE.serialize(profile.catalogueHash, out);
            BytePrimitiveArraySerializer.INSTANCE.serialize(profile.json, out);
        }

        @Override
        public ModelProfile deserialize(DataInputView in) throws IOException {
            return new ModelProfile(
                    StringSerializer.INSTANCE.deserialize(in), BytePrimitiveArraySerializer.INSTANCE.deserialize(in));
        }

        @Override
        protected ModelProfile of(Object[] fields) {
            return new ModelProfile((String) fields[0], (byte[]) fields[1]);
        }

        @Override
        public TypeSerializerSnapshot<ModelProfile> snapshotConfiguration() {
            return new Snapshot();
        }

        /** Public for Flink, which makes it by its name; savepoints hold the name, so it must stay as it is. */
        public static final class Snapshot extends RecordSnapshot<ModelProfile> {
            public Snapshot() {
                super(() -> SERIALIZER);
            }
        }
    }
}
