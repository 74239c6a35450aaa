package io.tidemark.cli.deadletters.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tidemark.cli.deadletters.letter.WholeRecord;
import io.tidemark.cli.reading.RecordFromJson;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.registry.UndecodableRecordException;
import io.tidemark.log.topics.KeyType;
import io.tidemark.log.topics.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificRecord;

/**
 * A record that somebody has mended: its fields as JSON, or a message in the wire format. It gets the key that its
 * topic prescribes.
 */
final class MendedRecord {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private MendedRecord() {}

    /**
     * The record to send.
     *
     * @param content of the file; a message in the wire format begins with a zero byte, and no JSON does
     * @throws IllegalArgumentException in one sentence, if it is no record of the topic
     */
    static <T extends SpecificRecord> WholeRecord read(Topic<T> topic, byte[] content, SchemaRegistry registry) {
        var serde = registry.serde(topic);
        boolean message = content.length > 0 && content[0] == 0;
        try {
            T record = message ? serde.decode(content) : RecordFromJson.read(topic, json(content));
            byte[] key = key(topic.key(), record).getBytes(StandardCharsets.UTF_8);
            return new WholeRecord(key, message ? content : serde.encode(record));
        } catch (UndecodableRecordException e) {
            throw new IllegalArgumentException(
                    "the mended message is no record of " + topic + ": " + e.getMessage(), e);
        }
    }

    private static JsonNode json(byte[] content) {
        try {
            return JSON.readTree(content);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "the mended record is neither JSON nor a message in the registry's wire format: "
                            + e.getOriginalMessage(),
                    e);
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory cannot be read", e);
        }
    }

    private static String key(KeyType type, IndexedRecord record) {
        return switch (type) {
            case CUSTOMER_ID -> text(record, "customer_id");
            case CUSTOMER_OR_TRANSACTION_ID ->
                text(record, "customer_id") == null ? text(record, "transaction_id") : text(record, "customer_id");
            case REQUEST_ID -> text(record, "request_id");
            case VERSION -> text((IndexedRecord) field(record, "model"), "version");
            case CONTROL_ID, REPORT_ID, ALARM_ID, ALERT_ID, INSTANCE_AND_VERSION, LIST_AND_ENTRY, CURRENCY, NONE ->
                throw new IllegalStateException("no record with a key of " + type.text() + " is sent again");
        };
    }

    private static String text(IndexedRecord record, String name) {
        return (String) field(record, name);
    }

    private static Object field(IndexedRecord record, String name) {
        return record.get(record.getSchema().getField(name).pos());
    }
}
