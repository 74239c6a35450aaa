package io.tidemark.cli.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.log.topics.KeyType;
import io.tidemark.log.topics.Partitions;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import io.tidemark.log.topics.Writers;
import java.util.Map;
import java.util.TreeMap;

/** All topics as an AsyncAPI 3.0 document, made from their catalogue and their schemas. */
final class AsyncApiDocument {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int USUAL_PARTITIONS = 12;
    private static final String BINDING = "0.5.0";

    private AsyncApiDocument() {}

    static String json() throws JsonProcessingException {
        ObjectNode document = JSON.createObjectNode().put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Tidemark")
                .put("version", "0.1.0")
                .put(
                        "description",
                        "Topics of Tidemark, as it sees them: it receives what others write and sends the rest. Names stand"
                                + " behind the prefix of an installation. Values are Avro in Confluent's wire format.")
                .putObject("license")
                .put("name", "Apache-2.0");
        ObjectNode channels = document.putObject("channels");
        ObjectNode operations = document.putObject("operations");
        ObjectNode messages = JSON.createObjectNode();
        for (Topic<?> topic : Topics.ALL) {
            channels.set(topic.name(), channel(topic));
            boolean received = topic.limits().writers() == Writers.ANYBODY;
            operations
                    .putObject((received ? "receive-" : "send-") + topic.name())
                    .put("action", received ? "receive" : "send")
                    .putObject("channel")
                    .put("$ref", "#/channels/" + topic.name());
            messages.set(topic.value().getSimpleName(), message(topic));
        }
        document.putObject("components").set("messages", messages);
        return JSON.writer(new DefaultPrettyPrinter()
                                .withArrayIndenter(new DefaultIndenter("  ", "\n"))
                                .withObjectIndenter(new DefaultIndenter("  ", "\n")))
                        .writeValueAsString(document)
                + "\n";
    }

    private static ObjectNode channel(Topic<?> topic) {
        String record = topic.value().getSimpleName();
        ObjectNode channel = JSON.createObjectNode().put("address", topic.name());
        channel.putObject("messages").putObject(record).put("$ref", "#/components/messages/" + record);
        ObjectNode kafka = channel.putObject("bindings")
                .putObject("kafka")
                .put("topic", topic.name())
                .put("partitions", topic.partitions() == Partitions.KEYED ? USUAL_PARTITIONS : 1);
        ObjectNode configuration = kafka.putObject("topicConfiguration");
        Map<String, String> config = new TreeMap<>(topic.config());
        ArrayNode cleanup = configuration.putArray("cleanup.policy");
        for (String policy : config.get("cleanup.policy").split(",")) {
            cleanup.add(policy);
        }
        for (String number : new String[] {"retention.ms", "retention.bytes", "max.message.bytes"}) {
            configuration.put(number, Long.parseLong(config.get(number)));
        }
        kafka.put("bindingVersion", BINDING);
        return channel;
    }

    private static ObjectNode message(Topic<?> topic) {
        ObjectNode message = JSON.createObjectNode()
                .put("name", topic.value().getSimpleName())
                .put("contentType", "application/vnd.apache.avro+binary");
        try {
            message.putObject("payload")
                    .put("schemaFormat", "application/vnd.apache.avro;version=1.9.0")
                    .set("schema", JSON.readTree(topic.schema().toString()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the schema of " + topic.name() + " is no JSON", e);
        }
        ObjectNode kafka = message.putObject("bindings").putObject("kafka");
        if (topic.key() != KeyType.NONE) {
            kafka.putObject("key")
                    .put("type", "string")
                    .put("description", topic.key().text());
        }
        kafka.put("schemaIdLocation", "payload")
                .put("schemaIdPayloadEncoding", "confluent")
                .put("bindingVersion", BINDING);
        return message;
    }
}
