package io.tidemark.drift.job.judge;

import io.tidemark.flink.type.CodecType;
import io.tidemark.flink.type.FormerTupleSerializer;
import io.tidemark.flink.type.RecordSnapshot;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What is known of the silence of a model.
 *
 * @param usualEvents events of the last window that had some
 * @param since start of the silence that was alarmed of, epoch milliseconds; {@link #NONE} if none is
 */
record Silence(long usualEvents, long since) {
    static final Serializer SERIALIZER = new Serializer();
    static final TypeInformation<Silence> TYPE = new CodecType<>(Silence.class, SERIALIZER);

    static final long NONE = Long.MIN_VALUE;
    static final Silence UNKNOWN = new Silence(0, NONE);

    boolean isAlarmedOf() {
        return since != NONE;
    }

    /** In state. */
    static final class Serializer extends FormerTupleSerializer<Silence> {
        private static final long serialVersionUID = 1L;

        private Serializer() {
            super(2);
        }

        @Override
        protected void write(Silence value, DataOutputView out) throws IOException {
            out.writeLong(value.usualEvents);
            out.writeLong(value.since);
        }

        @Override
        public Silence deserialize(DataInputView in) throws IOException {
            return new Silence(in.readLong(), in.readLong());
        }

        @Override
        protected Silence of(Object[] fields) {
            return new Silence((Long) fields[0], (Long) fields[1]);
        }

        @Override
        public TypeSerializerSnapshot<Silence> snapshotConfiguration() {
            return new Snapshot();
        }

        /** Public for Flink, which makes it by its name; savepoints hold the name, so it must stay as it is. */
        public static final class Snapshot extends RecordSnapshot<Silence> {
            public Snapshot() {
                super(() -> SERIALIZER);
            }
        }
    }
}
