package io.tidemark.cli.deadletters;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.log.registry.SchemaText;
import io.tidemark.log.topics.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** A producer's schema with one field more, which comes to the registry after its first message has. */
final class LaterSchema {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** More than the stack's own processes register meanwhile. */
    private static final int AHEAD = 40;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String registry;
    private final int id;

    LaterSchema(String registry) throws Exception {
        this.registry = registry;
        this.id = register("{\"type\":\"record\",\"name\":\"First\",\"fields\":[]}") + AHEAD;
    }

    /** A message of this build's schema as that producer writes it: its field is null. */
    byte[] message(byte[] ofThisBuild) {
        byte[] message = Arrays.copyOf(ofThisBuild, ofThisBuild.length + 1);
        ByteBuffer.wrap(message).putInt(1, id);
        return message;
    }

    /** Registers it, when the ids before it are given out. */
    void register() throws Exception {
        int given = 0;
        for (int i = 0; given < id - 1; i++) {
            given = register("{\"type\":\"record\",\"name\":\"Filler%d\",\"fields\":[]}".formatted(i));
        }
        ObjectNode schema = (ObjectNode) JSON.readTree(SchemaText.of(Topics.TRANSACTIONS.schema()));
        schema.withArray("fields")
                .addObject()
                .put("name", "loyalty_card")
                .putNull("default")
                .putArray("type")
                .add("null")
                .add("string");
        if (register(schema.toString()) != id) {
            throw new IllegalStateException("somebody else was given the id " + id);
        }
    }

    private int register(String schema) throws IOException, InterruptedException {
        String body = JSON.createObjectNode().put("schema", schema).toString();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(registry + "/subjects/later-" + schema.hashCode() + "/versions"))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        String answer = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        return JSON.readTree(answer).get("id").asInt();
    }
}
