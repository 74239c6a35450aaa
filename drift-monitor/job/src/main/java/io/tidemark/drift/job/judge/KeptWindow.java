package io.tidemark.drift.job.judge;

import io.tidemark.flink.type.CodecType;
import io.tidemark.flink.type.FormerTupleSerializer;
import io.tidemark.flink.type.RecordSnapshot;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A window of an earlier week.
 *
 * @param start epoch milliseconds
 * @param counts see {@link PackedCounts}
 */
// Never compared, only carried.
@SuppressWarnings("ArrayRecordComponent")
record KeptWindow(long start, byte[] counts) {
    static final Serializer SERIALIZER = new Serializer();
    static final TypeInformation<KeptWindow> TYPE = new CodecType<>(KeptWindow.class, SERIALIZER);

    /** In state. */
    static final class Serializer extends FormerTupleSerializer<KeptWindow> {
        private static final long serialVersionUID = 1L;

        private Serializer() {
            super(2);
        }

        @Override
        protected void write(KeptWindow value, DataOutputView out) throws IOException {
            out.writeLong(value.start);
            BytePrimitiveArraySerializer.INSTANCE.serialize(value.counts, out);
        }

        @Override
        public KeptWindow deserialize(DataInputView in) throws IOException {
            return new KeptWindow(in.readLong(), BytePrimitiveArraySerializer.INSTANCE.deserialize(in));
        }

        @Override
        protected KeptWindow of(Object[] fields) {
            return new KeptWindow((Long) fields[0], (byte[]) fields[1]);
        }

        @Override
        public TypeSerializerSnapshot<KeptWindow> snapshotConfiguration() {
            return new Snapshot();
        }

        /** Public for Flink, which makes it by its name; savepoints hold the name, so it must stay as it is. */
        public static final class Snapshot extends RecordSnapshot<KeptWindow> {
            public Snapshot() {
                super(() -> SERIALIZER);
            }
        }
    }
}
