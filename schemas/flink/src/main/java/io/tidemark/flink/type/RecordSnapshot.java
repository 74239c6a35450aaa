package io.tidemark.flink.type;

import java.io.IOException;
import java.util.function.Supplier;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.java.typeutils.runtime.TupleSerializer;
import org.apache.flink.api.java.typeutils.runtime.TupleSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What a savepoint says of a {@link RecordSerializer}: its class and the version of its layout. Each serializer has one
 * of its own, public and with a constructor that takes nothing, which Flink finds by its name.
 */
public abstract class RecordSnapshot<T> implements TypeSerializerSnapshot<T> {
    private static final int VERSION = 1;

    private final Supplier<? extends RecordSerializer<T>> serializer;

    protected RecordSnapshot(Supplier<? extends RecordSerializer<T>> serializer) {
        this.serializer = serializer;
    }

    @Override
    public int getCurrentVersion() {
        return VERSION;
    }

    @Override
    public void writeSnapshot(DataOutputView out) {
        // The class, which Flink writes, and the version say all.
    }

    @Override
    public void readSnapshot(int version, DataInputView in, ClassLoader classes) throws IOException {
        if (version != VERSION) {
            throw new IOException("The state holds what " + serializer.get() + " wrote in its layout " + version
                    + ", and this build knows " + VERSION
                    + "; it was written by a newer build, so resume with that one");
        }
    }

    @Override
    public TypeSerializer<T> restoreSerializer() {
        return serializer.get();
    }

    @Override
    public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(TypeSerializerSnapshot<T> old) {
        boolean same = old.getClass() == getClass();
        return same || serializer.get().readsTuples(arity(old))
                ? TypeSerializerSchemaCompatibility.compatibleAsIs()
                : TypeSerializerSchemaCompatibility.incompatible();
    }

    private static int arity(TypeSerializerSnapshot<?> old) {
        return old instanceof TupleSerializerSnapshot<?> tuples
                        && tuples.restoreSerializer() instanceof TupleSerializer<?> serializer
                ? serializer.getArity()
                : 0;
    }
}
