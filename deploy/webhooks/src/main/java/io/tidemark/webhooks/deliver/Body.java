package io.tidemark.webhooks.deliver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificRecord;

/**
 * What is sent: {@code {"type", "timestamp", "data"}} as Standard Webhooks has it, and a {@code gap} if alerts before
 * it are missing. All of it is ASCII, so that what a stranger has written moves no terminal and turns no line.
 */
final class Body {

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private Body() {}

    /** In UTF-8. */
    static <T extends SpecificRecord> byte[] of(Source<T> source, String key, T alert, Optional<Gap> gap) {
        ObjectNode body = JSON.createObjectNode();
        body.put("type", source.type());
        body.put("timestamp", source.happenedAt().apply(alert).toString());
        body.put("key", key);
        body.set("data", JSON.valueToTree(value(alert)));
        gap.ifPresent(missing -> body.putObject("gap")
                .put("count", missing.count())
                .put("first", missing.first())
                .put("last", missing.last()));
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an alert that was read cannot be written: " + e.getMessage(), e);
        }
    }

    /** As the schema names it; a number that is none is null. */
    private static Object value(Object value) {
        if (value instanceof IndexedRecord record) {
            Map<String, Object> fields = new LinkedHashMap<>();
            for (Schema.Field field : record.getSchema().getFields()) {
                fields.put(field.name(), value(record.get(field.pos())));
            }
            return fields;
        }
        if (value instanceof Collection<?> items) {
            return items.stream().map(Body::value).toList();
        }
        if (value instanceof Map<?, ?> entries) {
            Map<String, Object> fields = new LinkedHashMap<>();
            entries.forEach((name, one) -> fields.put(name.toString(), value(one)));
            return fields;
        }
        if (value instanceof Double number && !Double.isFinite(number)) {
            return null;
        }
        return value == null || value instanceof Number || value instanceof Boolean ? value : value.toString();
    }

    /** The header {@code webhook-id}: the alert's key, with all signs but letters, digits and hyphens spelt out. */
    static String id(Source<?> source, String key) {
        StringBuilder id = new StringBuilder(source.type().replace('.', '_')).append('_');
        key.chars().forEach(sign -> {
            boolean plain = sign < 128 && (Character.isLetterOrDigit(sign) || sign == '-');
            id.append(plain ? String.valueOf((char) sign) : "_" + Integer.toHexString(sign) + "_");
        });
        return id.toString();
    }
}
