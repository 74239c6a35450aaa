package io.tidemark.flink.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;
import org.junit.jupiter.api.Test;

class FormerTupleSerializerTest {

    private record Place(String name, long number) {}

    private static final class Places extends FormerTupleSerializer<Place> {
        private static final Places INSTANCE = new Places();
        private static final long serialVersionUID = 1L;

        Places() {
            super(2);
        }

        @Override
        protected void write(Place value, DataOutputView out) throws IOException {
            StringSerializer.INSTANCE.serialize(value.name, out);
            out.writeLong(value.number);
        }

        @Override
        public Place deserialize(DataInputView in) throws IOException {
            return new Place(StringSerializer.INSTANCE.deserialize(in), in.readLong());
        }

        @Override
        protected Place of(Object[] fields) {
            return new Place((String) fields[0], (Long) fields[1]);
        }

        @Override
        public TypeSerializerSnapshot<Place> snapshotConfiguration() {
            return new Snapshot();
        }

        public static final class Snapshot extends RecordSnapshot<Place> {
            public Snapshot() {
                super(() -> INSTANCE);
            }
        }
    }

    @Test
    void itsBytesAreThoseOfTheTuple() throws IOException {
        Place place = new Place("M\u00fcnchen", 42);
        byte[] bytes = bytes(serializer(Types.TUPLE(Types.STRING, Types.LONG)), Tuple2.of("M\u00fcnchen", 42L));
        assertThat(bytes(Places.INSTANCE, place)).isEqualTo(bytes);
        assertThat(Places.INSTANCE.deserialize(new DataInputDeserializer(bytes)))
                .isEqualTo(place);
    }

    @Test
    @SuppressWarnings("unchecked") // What a restored heap holds.
    void aTupleThatNobodyTookOutIsWrittenAsWhatItStandsFor() throws IOException {
        TypeSerializer<Object> untyped = (TypeSerializer<Object>) (TypeSerializer<?>) Places.INSTANCE;
        assertThat(bytes(untyped, Tuple2.of("a", 1L))).isEqualTo(bytes(Places.INSTANCE, new Place("a", 1)));
        assertThat(Places.INSTANCE.current(Tuple2.of("a", 1L))).isEqualTo(new Place("a", 1));
        assertThat(Places.INSTANCE.current(null)).isNull();
    }

    @Test
    void tuplesOfAnotherLengthAndStrangersAreNotRead() {
        assertThat(resolved(Types.TUPLE(Types.STRING, Types.LONG)).isCompatibleAsIs())
                .isTrue();
        assertThat(resolved(Types.TUPLE(Types.STRING, Types.LONG, Types.LONG)).isIncompatible())
                .isTrue();
        assertThat(resolved(Types.STRING).isIncompatible()).isTrue();
    }

    @Test
    void aSavepointNamesTheSerializerAndOneOfANewerBuildIsRefused() throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        TypeSerializerSnapshot.writeVersionedSnapshot(out, new Places.Snapshot());
        TypeSerializerSnapshot<Place> read = TypeSerializerSnapshot.readVersionedSnapshot(
                new DataInputDeserializer(out.getCopyOfBuffer()), getClass().getClassLoader());
        assertThat(read.restoreSerializer()).isSameAs(Places.INSTANCE);
        assertThat(new Places.Snapshot().resolveSchemaCompatibility(read).isCompatibleAsIs())
                .isTrue();
        assertThatThrownBy(() -> new Places.Snapshot()
                        .readSnapshot(
                                2,
                                new DataInputDeserializer(new byte[0]),
                                getClass().getClassLoader()))
                .hasMessage(
                        "The state holds what Places wrote in its layout 2, and this build knows 1; it was written by"
                                + " a newer build, so resume with that one");
    }

    @SuppressWarnings("unchecked") // As Flink does it.
    private static TypeSerializerSchemaCompatibility<Place> resolved(TypeInformation<?> old) {
        return new Places.Snapshot().resolveSchemaCompatibility((TypeSerializerSnapshot<Place>)
                serializer(old).snapshotConfiguration());
    }

    private static <T> TypeSerializer<T> serializer(TypeInformation<T> type) {
        return type.createSerializer(new SerializerConfigImpl());
    }

    private static <T> byte[] bytes(TypeSerializer<T> serializer, T value) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(value, out);
        return out.getCopyOfBuffer();
    }
}
