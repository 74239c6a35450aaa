package io.tidemark.log.registry;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.Encoder;

/**
 * Writes records of generated classes as Avro's own writer does, byte for byte, but what a field is was asked of the
 * schema once and not for every record. It knows what our records are made of: moments are instants in milliseconds,
 * and a union has null and one thing more.
 *
 * <p>Of a record that lacks a required field it throws whatever comes of it; Avro's writer says it better.
 */
final class PlannedWriter {

    /** Writes the values of one schema. */
    @FunctionalInterface
    private interface Part {
        void write(Object value, Encoder out) throws IOException;
    }

    private final Part whole;

    private PlannedWriter(Part whole) {
        this.whole = whole;
    }

    /** Empty if the schema has something else in it. */
    static Optional<PlannedWriter> of(Schema schema) {
        try {
            return Optional.of(new PlannedWriter(part(schema, 0)));
        } catch (UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    void write(Object record, Encoder out) throws IOException {
        whole.write(record, out);
    }

    /** Deeper is no schema of ours, or one that contains itself. */
    private static final int DEEPEST = 20;

    private static Part part(Schema schema, int depth) {
        if (depth > DEEPEST) {
            throw new UnsupportedOperationException("a schema of more than " + DEEPEST + " levels");
        }
        if (schema.getLogicalType() != null) {
            if (schema.getLogicalType() instanceof LogicalTypes.TimestampMillis) {
                return (value, out) -> out.writeLong(((Instant) value).toEpochMilli());
            }
            throw new UnsupportedOperationException(schema.getLogicalType().getName());
        }
        return switch (schema.getType()) {
            case RECORD -> record(schema, depth);
            case UNION -> optional(schema, depth);
            case ARRAY -> array(part(schema.getElementType(), depth + 1));
            case MAP -> map(part(schema.getValueType(), depth + 1));
            case ENUM -> (value, out) -> out.writeEnum(schema.getEnumOrdinal(value.toString()));
            case STRING -> (value, out) -> out.writeString((String) value);
            case BYTES -> (value, out) -> out.writeBytes((ByteBuffer) value);
            case BOOLEAN -> (value, out) -> out.writeBoolean((boolean) value);
            case INT -> (value, out) -> out.writeInt((int) value);
            case LONG -> (value, out) -> out.writeLong((long) value);
            case FLOAT -> (value, out) -> out.writeFloat((float) value);
            case DOUBLE -> (value, out) -> out.writeDouble((double) value);
            case NULL, FIXED ->
                throw new UnsupportedOperationException(schema.getType().getName());
        };
    }

    private static Part record(Schema schema, int depth) {
        Part[] fields = schema.getFields().stream()
                .map(field -> part(field.schema(), depth + 1))
                .toArray(Part[]::new);
        return (value, out) -> {
            IndexedRecord record = (IndexedRecord) value;
            for (int i = 0; i < fields.length; i++) {
                fields[i].write(record.get(i), out);
            }
        };
    }

    private static Part optional(Schema schema, int depth) {
        int absent = schema.isNullable() && schema.getTypes().size() == 2 ? schema.getIndexNamed("null") : -1;
        if (absent < 0) {
            throw new UnsupportedOperationException("a union of several things");
        }
        int present = 1 - absent;
        Part part = part(schema.getTypes().get(present), depth + 1);
        return (value, out) -> {
            out.writeIndex(value == null ? absent : present);
            if (value != null) {
                part.write(value, out);
            }
        };
    }

    private static Part array(Part element) {
        return (value, out) -> {
            Collection<?> elements = (Collection<?>) value;
            out.writeArrayStart();
            out.setItemCount(elements.size());
            for (Object each : elements) {
                out.startItem();
                element.write(each, out);
            }
            out.writeArrayEnd();
        };
    }

    private static Part map(Part ofValue) {
        return (value, out) -> {
            Map<?, ?> entries = (Map<?, ?>) value;
            out.writeMapStart();
            out.setItemCount(entries.size());
            for (Map.Entry<?, ?> entry : entries.entrySet()) {
                out.startItem();
                out.writeString((String) entry.getKey());
                ofValue.write(entry.getValue(), out);
            }
            out.writeMapEnd();
        };
    }
}
