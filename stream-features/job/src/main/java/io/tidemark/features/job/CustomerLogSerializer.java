package io.tidemark.features.job;

import io.tidemark.features.engine.CustomerLog;
import io.tidemark.features.engine.CustomerLogCodec;
import io.tidemark.features.job.type.CodecSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Keeps customer logs in checkpoints; the engine's codec carries the version. */
final class CustomerLogSerializer extends CodecSerializer<CustomerLog> {
    static final CustomerLogSerializer INSTANCE = new CustomerLogSerializer();
    private static final long serialVersionUID = 1L;

    @Override
    public void serialize(CustomerLog log, DataOutputView out) throws IOException {
        CustomerLogCodec.write(log, out);
    }

    @Override
    public CustomerLog deserialize(DataInputView in) throws IOException {
        return CustomerLogCodec.read(in);
    }

    @Override
    public CustomerLog copy(CustomerLog from) {
        return from.copy();
    }

    @Override
    public TypeSerializerSnapshot<CustomerLog> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Public for Flink, which makes it by reflection. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<CustomerLog> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
