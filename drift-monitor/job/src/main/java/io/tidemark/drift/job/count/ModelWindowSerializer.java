package io.tidemark.drift.job.count;

import io.tidemark.flink.type.FormerTupleSerializer;
import io.tidemark.flink.type.RecordSnapshot;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.api.common.typeutils.base.MapSerializer;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Windows on their way, and while they wait for the profile of their model. */
public final class ModelWindowSerializer extends FormerTupleSerializer<ModelWindow> {
    static final ModelWindowSerializer INSTANCE = new ModelWindowSerializer();
    private static final long serialVersionUID = 1L;
    private static final MapSerializer<Long, Long> LATE =
            new MapSerializer<>(LongSerializer.INSTANCE, LongSerializer.INSTANCE);

    private ModelWindowSerializer() {
        super(5);
    }

    @Override
    protected void write(ModelWindow window, DataOutputView out) throws IOException {
        StringSerializer.INSTANCE.serialize(window.version(), out);
        out.writeLong(window.start().toEpochMilli());
        out.writeLong(window.end().toEpochMilli());
        Counts.BY_FIELD.serialize(window.counts(), out);
        LATE.serialize(window.late(), out);
    }

    @Override
    public ModelWindow deserialize(DataInputView in) throws IOException {
        return new ModelWindow(
                StringSerializer.INSTANCE.deserialize(in),
                Instant.ofEpochMilli(in.readLong()),
                Instant.ofEpochMilli(in.readLong()),
                Counts.BY_FIELD.deserialize(in),
                LATE.deserialize(in));
    }

    @Override
    @SuppressWarnings("unchecked") // So the tuple was declared.
    protected ModelWindow of(Object[] fields) {
        return new ModelWindow(
                (String) fields[0],
                Instant.ofEpochMilli((Long) fields[1]),
                Instant.ofEpochMilli((Long) fields[2]),
                (Map<String, Map<String, long[]>>) fields[3],
                (Map<Long, Long>) fields[4]);
    }

    @Override
    public TypeSerializerSnapshot<ModelWindow> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Public for Flink, which makes it by its name; savepoints hold the name, so it must stay as it is. */
    public static final class Snapshot extends RecordSnapshot<ModelWindow> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
