package io.tidemark.drift.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.flink.type.RecordSerializer;
import java.io.IOException;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.java.tuple.Tuple;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Holds a record's serializer against Flink's own of the tuple with the same components, byte by byte. */
public final class TupleBytes {
    private TupleBytes() {}

    /**
     * It writes what the tuple's writes, reads that back to an equal record, and a savepoint finds it by its name.
     *
     * @param tuple what an earlier build had in its place, or would have had
     * @param fields the types of its fields
     */
    public static <T> void assertSame(
            RecordSerializer<T> serializer, T value, Tuple tuple, TypeInformation<?>... fields) throws IOException {
        TypeSerializer<Tuple> peer = Types.<Tuple>TUPLE(fields).createSerializer(new SerializerConfigImpl());
        byte[] bytes = bytes(peer, tuple);
        assertThat(bytes(serializer, value)).isEqualTo(bytes);
        DataInputDeserializer in = new DataInputDeserializer(bytes);
        assertThat(serializer.deserialize(in)).usingRecursiveComparison().isEqualTo(value);
        assertThat(in.available()).isZero();
        assertThat(serializer.copy(value)).isSameAs(value);

        DataOutputSerializer snapshot = new DataOutputSerializer(64);
        TypeSerializerSnapshot.writeVersionedSnapshot(snapshot, serializer.snapshotConfiguration());
        TypeSerializerSnapshot<T> back = TypeSerializerSnapshot.readVersionedSnapshot(
                new DataInputDeserializer(snapshot.getCopyOfBuffer()), TupleBytes.class.getClassLoader());
        assertThat(back.restoreSerializer()).isEqualTo(serializer);
    }

    private static <T> byte[] bytes(TypeSerializer<T> serializer, T value) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(value, out);
        return out.getCopyOfBuffer();
    }
}
