package io.tidemark.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Messages in which every text, at any depth, is the given one; every list and map has an entry, and nothing is null
 * that need not be.
 */
public final class HostileRecord {

    private HostileRecord() {}

    /** @throws AssertionError if the schema has a type that nothing here makes a value of */
    @SuppressWarnings("unchecked")
    public static <T extends SpecificRecord> T of(Class<T> type, String text) {
        return (T) record(SpecificData.get().getSchema(type), text);
    }

    private static Object record(Schema schema, String text) {
        SpecificRecord record =
                (SpecificRecord) SpecificData.newInstance(SpecificData.get().getClass(schema), schema);
        for (Schema.Field field : schema.getFields()) {
            // A currency that is none would be refused before it is printed.
            String value = field.name().equals("currency") ? "EUR" : text;
            record.put(field.pos(), value(field.schema(), value));
        }
        return record;
    }

    private static Object value(Schema schema, String text) {
        return switch (schema.getType()) {
            case STRING -> text;
            case RECORD -> record(schema, text);
            case ARRAY -> new ArrayList<>(List.of(value(schema.getElementType(), text)));
            case MAP -> new TreeMap<>(Map.of(text, value(schema.getValueType(), text)));
            case UNION ->
                value(
                        schema.getTypes().stream()
                                .filter(one -> one.getType() != Schema.Type.NULL)
                                .findFirst()
                                .orElseThrow(),
                        text);
            case ENUM ->
                Enum.valueOf(
                        SpecificData.get().getClass(schema).asSubclass(Enum.class),
                        schema.getEnumSymbols().get(0));
            case LONG ->
                schema.getLogicalType() instanceof LogicalTypes.TimestampMillis
                                || schema.getLogicalType() instanceof LogicalTypes.TimestampMicros
                        ? Instant.EPOCH
                        : (Object) 1L;
            case INT -> 1;
            case DOUBLE -> 0.5;
            case FLOAT -> 0.5f;
            case BOOLEAN -> false;
            case BYTES -> java.nio.ByteBuffer.allocate(1);
            default -> throw new AssertionError("no value of " + schema);
        };
    }
}
