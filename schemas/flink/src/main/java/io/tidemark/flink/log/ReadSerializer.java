package io.tidemark.flink.log;

import io.tidemark.flink.type.CodecSerializer;
import io.tidemark.flink.type.CodecType;
import java.io.IOException;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.CompositeTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** What was read, between a source and its {@link Intake} where these are not chained. */
public final class ReadSerializer<T> extends CodecSerializer<Read<T>> {
    private static final long serialVersionUID = 1L;

    // Version and kind in one: a new layout takes new numbers.
    private static final int SOUND = 1;
    private static final int REFUSED = 2;

    private final TypeSerializer<T> values;

    ReadSerializer(TypeSerializer<T> values) {
        this.values = values;
    }

    /** @param values the type of what sound records say */
    @SuppressWarnings("unchecked") // There is one class of all of them.
    public static <T> TypeInformation<Read<T>> type(CodecType<T> values) {
        return new CodecType<>((Class<Read<T>>) (Class<?>) Read.class, new ReadSerializer<>(values.serializer()));
    }

    @Override
    public void serialize(Read<T> read, DataOutputView out) throws IOException {
        if (read instanceof Read.Sound<T> sound) {
            out.writeByte(SOUND);
            values.serialize(sound.value(), out);
        } else if (read instanceof Read.Refused<T> refused) {
            out.writeByte(REFUSED);
            BytePrimitiveArraySerializer.INSTANCE.serialize(refused.deadLetter(), out);
        }
    }

    @Override
    public Read<T> deserialize(DataInputView in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case SOUND -> new Read.Sound<>(values.deserialize(in));
            case REFUSED -> new Read.Refused<>(BytePrimitiveArraySerializer.INSTANCE.deserialize(in));
            default ->
                throw new IOException("What was read is of kind " + kind
                        + ", which is unknown; it was written by a newer build, so resume with that one");
        };
    }

    @Override
    public Read<T> copy(Read<T> from) {
        return from instanceof Read.Sound<T> sound && !values.isImmutableType()
                ? new Read.Sound<>(values.copy(sound.value()))
                : from;
    }

    @Override
    public boolean isImmutableType() {
        return values.isImmutableType();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReadSerializer<?> that && that.values.equals(values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(ReadSerializer.class, values);
    }

    @Override
    public TypeSerializerSnapshot<Read<T>> snapshotConfiguration() {
        return new Snapshot<>(this);
    }

    /** Public for Flink, which makes it by its name. */
    public static final class Snapshot<T> extends CompositeTypeSerializerSnapshot<Read<T>, ReadSerializer<T>> {
        public Snapshot() {}

        Snapshot(ReadSerializer<T> of) {
            super(of);
        }

        @Override
        protected int getCurrentOuterSnapshotVersion() {
            return 1;
        }

        @Override
        protected TypeSerializer<?>[] getNestedSerializers(ReadSerializer<T> of) {
            return new TypeSerializer<?>[] {of.values};
        }

        @Override
        @SuppressWarnings("unchecked") // It is what getNestedSerializers gave.
        protected ReadSerializer<T> createOuterSerializerWithNestedSerializers(TypeSerializer<?>[] nested) {
            return new ReadSerializer<>((TypeSerializer<T>) nested[0]);
        }
    }
}
