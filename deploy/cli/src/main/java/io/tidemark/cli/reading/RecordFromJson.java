package io.tidemark.cli.reading;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.log.topics.Topic;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * The way back from what {@link RecordJson} writes; fields that are left out take their defaults, and what a schema
 * does not know is refused.
 */
public final class RecordFromJson {

    private final SpecificData data;

    private RecordFromJson(SpecificData data) {
        this.data = data;
    }

    /**
     * The record of this topic that the document is.
     *
     * @throws IllegalArgumentException in one sentence that names the field, if it is none
     */
    public static <T extends SpecificRecord> T read(Topic<T> topic, JsonNode document) {
        SpecificData data = SpecificData.getForClass(topic.value());
        return topic.value().cast(new RecordFromJson(data).record("", topic.schema(), document));
    }

    private Object record(String path, Schema schema, JsonNode json) {
        require(json.isObject(), path, json, "an object with the fields of " + schema.getName());
        Iterator<String> names = json.fieldNames();
        while (names.hasNext()) {
            String name = names.next();
            if (schema.getField(name) == null) {
                throw new IllegalArgumentException(schema.getName() + " has no field " + path + name + "; it has "
                        + String.join(
                                ", ",
                                schema.getFields().stream()
                                        .map(Schema.Field::name)
                                        .toList()));
            }
        }
        SpecificRecord record = (SpecificRecord) data.newRecord(null, schema);
        for (Schema.Field field : schema.getFields()) {
            record.put(field.pos(), field(path + field.name(), field, json.get(field.name())));
        }
        return record;
    }

    private Object field(String path, Schema.Field field, JsonNode json) {
        if (json != null) {
            return value(path, field.schema(), json);
        }
        if (!field.hasDefaultValue()) {
            throw new IllegalArgumentException("the field " + path + " is missing, and it has no default");
        }
        return data.getDefaultValue(field);
    }

    private Object value(String path, Schema schema, JsonNode json) {
        return switch (schema.getType()) {
            case UNION -> union(path, schema, json);
            case RECORD -> record(path + ".", schema, json);
            case ARRAY -> array(path, schema, json);
            case MAP -> map(path, schema, json);
            case ENUM -> {
                require(
                        json.isTextual() && schema.hasEnumSymbol(json.asText()),
                        path,
                        json,
                        "one of " + String.join(", ", schema.getEnumSymbols()));
                yield data.createEnum(json.asText(), schema);
            }
            case STRING -> {
                require(json.isTextual(), path, json, "a text");
                yield json.asText();
            }
            case BYTES -> ByteBuffer.wrap(bytes(path, json));
            case LONG ->
                schema.getLogicalType() instanceof LogicalTypes.TimestampMillis ? time(path, json) : whole(path, json);
            case INT -> {
                require(json.isInt(), path, json, "a whole number of at most 32 bits");
                yield json.asInt();
            }
            case DOUBLE -> {
                require(json.isNumber(), path, json, "a number");
                yield json.asDouble();
            }
            case FLOAT -> {
                require(json.isNumber(), path, json, "a number");
                yield (float) json.asDouble();
            }
            case BOOLEAN -> {
                require(json.isBoolean(), path, json, "true or false");
                yield json.asBoolean();
            }
            case NULL -> {
                require(json.isNull(), path, json, "null");
                yield null;
            }
            case FIXED -> throw new IllegalArgumentException("the field " + path + " cannot be written as JSON");
        };
    }

    /** All unions of the catalogue are null and one other. */
    private Object union(String path, Schema schema, JsonNode json) {
        if (json.isNull() && schema.isNullable()) {
            return null;
        }
        Schema other = schema.getTypes().stream()
                .filter(branch -> branch.getType() != Schema.Type.NULL)
                .findFirst()
                .orElseThrow();
        return value(path, other, json);
    }

    private List<Object> array(String path, Schema schema, JsonNode json) {
        require(json.isArray(), path, json, "a list");
        List<Object> values = new ArrayList<>(json.size());
        for (int i = 0; i < json.size(); i++) {
            values.add(value(path + "[" + i + "]", schema.getElementType(), json.get(i)));
        }
        return values;
    }

    private Map<String, Object> map(String path, Schema schema, JsonNode json) {
        require(json.isObject(), path, json, "an object");
        Map<String, Object> entries = new HashMap<>();
        json.properties()
                .forEach(entry -> entries.put(
                        entry.getKey(), value(path + "." + entry.getKey(), schema.getValueType(), entry.getValue())));
        return entries;
    }

    private static long whole(String path, JsonNode json) {
        require(json.isIntegralNumber() && json.canConvertToLong(), path, json, "a whole number");
        return json.asLong();
    }

    private static Instant time(String path, JsonNode json) {
        require(json.isTextual(), path, json, "a time as 2018-04-01T12:30:00Z");
        try {
            return Instant.parse(json.asText());
        } catch (DateTimeException e) {
            throw refused(path, json, "a time as 2018-04-01T12:30:00Z");
        }
    }

    private static byte[] bytes(String path, JsonNode json) {
        require(json.isTextual(), path, json, "bytes in base 64");
        try {
            return Base64.getDecoder().decode(json.asText());
        } catch (IllegalArgumentException e) {
            throw refused(path, json, "bytes in base 64");
        }
    }

    private static void require(boolean fits, String path, JsonNode json, String what) {
        if (!fits) {
            throw refused(path, json, what);
        }
    }

    private static IllegalArgumentException refused(String path, JsonNode json, String what) {
        String where = path.isEmpty() ? "the document" : "the field " + path;
        return new IllegalArgumentException(where + " is " + json + " and should be " + what);
    }
}
