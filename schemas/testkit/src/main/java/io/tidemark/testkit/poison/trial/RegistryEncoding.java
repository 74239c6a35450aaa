package io.tidemark.testkit.poison.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topic;
import io.tidemark.testkit.poison.Encoding;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * Writes with a real registry. Foreign schemas get subjects of their own, where nothing holds them to any
 * compatibility. Not thread-safe.
 */
final class RegistryEncoding implements Encoding {

    private static final ObjectMapper JSON = new ObjectMapper();
    private final SchemaRegistry registry;
    private final String url;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Topic<?>, AvroSerde<?>> serdes = new HashMap<>();
    private final Map<String, Integer> foreign = new HashMap<>();

    /** @param url of the registry's Confluent API */
    RegistryEncoding(SchemaRegistry registry, String url) {
        this.registry = registry;
        this.url = url;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T extends SpecificRecord> byte[] encode(Topic<T> topic, T message) {
        return ((AvroSerde<T>) serdes.computeIfAbsent(topic, registry::serde)).encode(message);
    }

    @Override
    public int schemaId(String schema) {
        return foreign.computeIfAbsent(schema, this::register);
    }

    private int register(String schema) {
        String subject = "poison-" + Integer.toHexString(schema.hashCode());
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/subjects/" + subject + "/versions"))
                    .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                    .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(Map.of("schema", schema))))
                    .build();
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode answer = JSON.readTree(response.body());
            if (!answer.has("id")) {
                throw new IllegalStateException("the registry did not take a foreign schema: " + response.body());
            }
            return answer.get("id").asInt();
        } catch (IOException e) {
            throw new IllegalStateException("the registry at " + url + " cannot be reached: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
