package io.tidemark.drift.job.count;

import io.tidemark.flink.type.CodecType;
import io.tidemark.flink.type.FormerTupleSerializer;
import io.tidemark.flink.type.RecordSnapshot;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * One field of one window of a model.
 *
 * @param start of the window, epoch milliseconds
 * @param field see {@link Fields}
 */
record WindowField(long start, String field) {
    static final Serializer SERIALIZER = new Serializer();
    static final TypeInformation<WindowField> TYPE = new CodecType<>(WindowField.class, SERIALIZER);

    /** Keys of state. */
    static final class Serializer extends FormerTupleSerializer<WindowField> {
        private static final long serialVersionUID = 1L;

        private Serializer() {
            super(2);
        }

        @Override
        protected void write(WindowField key, DataOutputView out) throws IOException {
            out.writeLong(key.start);
            StringSerializer.INSTANCE.serialize(key.field, out);
        }

        @Override
        public WindowField deserialize(DataInputView in) throws IOException {
            return new WindowField(in.readLong(), StringSerializer.INSTANCE.deserialize(in));
        }

        @Override
        protected WindowField of(Object[] fields) {
            return new WindowField((Long) fields[0], (String) fields[1]);
        }

        @Override
        public TypeSerializerSnapshot<WindowField> snapshotConfiguration() {
            return new Snapshot();
        }

        /** Public for Flink, which makes it by its name; savepoints hold the name, so it must stay as it is. */
        public static final class Snapshot extends RecordSnapshot<WindowField> {
            public Snapshot() {
                super(() -> SERIALIZER);
            }
        }
    }
}
