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
 * Where a window is kept among those of earlier weeks.
 *
 * @param slot of the week, milliseconds from its beginning
 * @param week its number modulo the weeks that are kept
 */
record WeekSlot(long slot, long week) {
    static final Serializer SERIALIZER = new Serializer();
    static final TypeInformation<WeekSlot> TYPE = new CodecType<>(WeekSlot.class, SERIALIZER);

    /** Keys of state. */
    static final class Serializer extends FormerTupleSerializer<WeekSlot> {
        private static final long serialVersionUID = 1L;

        private Serializer() {
            super(2);
        }

        @Override
        protected void write(WeekSlot value, DataOutputView out) throws IOException {
            out.writeLong(value.slot);
            out.writeLong(value.week);
        }

        @Override
        public WeekSlot deserialize(DataInputView in) throws IOException {
            return new WeekSlot(in.readLong(), in.readLong());
        }

        @Override
        protected WeekSlot of(Object[] fields) {
            return new WeekSlot((Long) fields[0], (Long) fields[1]);
        }

        @Override
        public TypeSerializerSnapshot<WeekSlot> snapshotConfiguration() {
            return new Snapshot();
        }

        /** Public for Flink, which makes it by its name; savepoints hold the name, so it must stay as it is. */
        public static final class Snapshot extends RecordSnapshot<WeekSlot> {
            public Snapshot() {
                super(() -> SERIALIZER);
            }
        }
    }
}
