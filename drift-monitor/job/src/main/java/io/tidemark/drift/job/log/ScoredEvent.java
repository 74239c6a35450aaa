package io.tidemark.drift.job.log;

import io.tidemark.flink.type.CodecType;
import io.tidemark.flink.type.FormerTupleSerializer;
import io.tidemark.flink.type.RecordSnapshot;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.api.common.typeutils.base.array.DoublePrimitiveArraySerializer;
import org.apache.flink.api.common.typeutils.base.array.StringArraySerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What the monitor needs of a scored transaction.
 *
 * @param model version, or {@link #NO_MODEL}
 * @param time event time, epoch milliseconds
 * @param values the vector with the score as its last element; empty without a model
 * @param outcome see {@link Outcome}
 * @param segments its value of each field by which traffic is cut; empty without a model
 */
// Never compared, only carried.
@SuppressWarnings("ArrayRecordComponent")
public record ScoredEvent(String model, long time, double[] values, int outcome, String[] segments) {
    /** The version of no model. */
    public static final String NO_MODEL = "";

    public static final Serializer SERIALIZER = new Serializer();
    public static final CodecType<ScoredEvent> TYPE = new CodecType<>(ScoredEvent.class, SERIALIZER);

    private static final double[] NO_VALUES = {};
    private static final String[] NO_SEGMENTS = {};

    /** What no model scored: it moves event time on and is counted, but tells nothing of a model's drift. */
    public static ScoredEvent withoutModel(long time, int outcome) {
        return new ScoredEvent(NO_MODEL, time, NO_VALUES, outcome, NO_SEGMENTS);
    }

    public boolean hasModel() {
        return !model.equals(NO_MODEL);
    }

    /** On their way, and while they wait for a profile. */
    public static final class Serializer extends FormerTupleSerializer<ScoredEvent> {
        private static final long serialVersionUID = 1L;

        private Serializer() {
            super(6);
        }

        @Override
        protected void write(ScoredEvent event, DataOutputView out) throws IOException {
            StringSerializer.INSTANCE.serialize(event.model, out);
            out.writeLong(event.time);
            DoublePrimitiveArraySerializer.INSTANCE.serialize(event.values, out);
            out.writeInt(event.outcome);
            StringArraySerializer.INSTANCE.serialize(event.segments, out);
            out.writeInt(0); // Bytes of a dead letter, which stood here once.
        }

        @Override
        public ScoredEvent deserialize(DataInputView in) throws IOException {
            ScoredEvent event = new ScoredEvent(
                    StringSerializer.INSTANCE.deserialize(in),
                    in.readLong(),
                    DoublePrimitiveArraySerializer.INSTANCE.deserialize(in),
                    in.readInt(),
                    StringArraySerializer.INSTANCE.deserialize(in));
            in.skipBytesToRead(in.readInt());
            return event;
        }

        @Override
        protected ScoredEvent of(Object[] fields) {
            return new ScoredEvent(
                    (String) fields[0], (Long) fields[1], (double[]) fields[2], (Integer) fields[3], (String[])
                            fields[4]);
        }

        @Override
        public TypeSerializerSnapshot<ScoredEvent> snapshotConfiguration() {
            return new Snapshot();
        }

        /** Public for Flink, which makes it by its name; savepoints hold the name, so it must stay as it is. */
        public static final class Snapshot extends RecordSnapshot<ScoredEvent> {
            public Snapshot() {
                super(() -> SERIALIZER);
            }
        }
    }
}
