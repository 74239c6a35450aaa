package io.tidemark.cli.reading;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/**
 * Avro records as maps and lists that any JSON writer takes: instants in ISO 8601, bytes in base 64 (long ones as their
 * length), numbers that JSON has not (NaN, infinities) as null.
 */
public final class RecordJson {

    private static final int SHOWN_BYTES = 4096;

    private RecordJson() {}

    /** The fields in their order. */
    public static Map<String, Object> of(IndexedRecord message) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Schema.Field field : message.getSchema().getFields()) {
            fields.put(field.name(), value(message.get(field.pos())));
        }
        return fields;
    }

    private static Object value(Object value) {
        if (value instanceof IndexedRecord nested) {
            return of(nested);
        }
        if (value instanceof List<?> list) {
            List<Object> values = new ArrayList<>(list.size());
            list.forEach(element -> values.add(value(element)));
            return values;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> entries = new LinkedHashMap<>();
            map.forEach((key, entry) -> entries.put(key.toString(), value(entry)));
            return entries;
        }
        if (value instanceof ByteBuffer bytes) {
            return bytes(bytes.duplicate());
        }
        if (value instanceof Double number) {
            return Double.isFinite(number) ? number : null;
        }
        if (value instanceof Float number) {
            return Float.isFinite(number) ? number : null;
        }
        if (value instanceof Instant || value instanceof Enum<?>) {
            return value.toString();
        }
        return value;
    }

    private static Object bytes(ByteBuffer bytes) {
        if (bytes.remaining() > SHOWN_BYTES) {
            return Map.of("bytes", bytes.remaining());
        }
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return Base64.getEncoder().encodeToString(copy);
    }
}
