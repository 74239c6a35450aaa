package io.tidemark.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.kafka.Connection;
import io.tidemark.schemas.topics.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A registry that looks nothing up by GUID: its schemas are looked through, as far as that goes. */
class RegistryListingTest {

    private static final String OURS = SchemaText.of(Topics.TRANSACTIONS.schema());
    private static final String STRANGERS = "{\"type\":\"record\",\"name\":\"Stranger\",\"fields\":[]}";
    private static final byte[] BODY = HexFormat.of()
            .parseHex("06742d3180c6c495c5680a63757374310a7465726d3102d00f06455552020c6f6e6c696e650000000000");

    /** Subjects as the registry lists them, with how many versions each has; those with none have just been deleted. */
    private final Map<String, Integer> subjects = new LinkedHashMap<>();

    private HttpServer server;
    private SchemaRegistry registry;
    private AvroSerde<Transaction> serde;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            String found = answer(path.split("/"));
            byte[] answer = found.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(found.contains("error_code") ? 404 : 200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        registry = SchemaRegistry.connect(Connection.from(Map.of(
                Connection.BOOTSTRAP_SERVERS,
                "localhost:9092",
                Connection.SCHEMA_REGISTRY_URL,
                "http://127.0.0.1:" + server.getAddress().getPort())));
        serde = registry.serde(Topics.TRANSACTIONS);
    }

    private String answer(String... path) {
        if (path.length < 2 || !path[1].equals("subjects")) {
            return "{\"error_code\":404,\"message\":\"HTTP 404 Not Found\"}";
        }
        if (path.length == 2) {
            return subjects.keySet().stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));
        }
        int versions = subjects.get(path[2]);
        if (versions == 0) {
            return "{\"error_code\":40401,\"message\":\"Subject not found\"}";
        }
        if (path.length == 4) {
            return IntStream.rangeClosed(1, versions)
                    .mapToObj(String::valueOf)
                    .collect(Collectors.joining(",", "[", "]"));
        }
        String schema = path[2].startsWith("strangers") ? STRANGERS : OURS;
        return "{\"subject\":\"%s\",\"version\":%s,\"id\":1,\"schema\":\"%s\"}"
                .formatted(path[2], path[4], schema.replace("\"", "\\\""));
    }

    @AfterEach
    void close() throws IOException {
        registry.close();
        server.stop(0);
    }

    @Test
    void a_schema_of_our_own_topics_is_found_behind_more_schemas_than_are_looked_through() {
        subjects.put("strangers-value", RegistryListing.MOST_SCHEMAS + 5);
        subjects.put(registry.subject(Topics.TRANSACTIONS), 1);
        assertThat(serde.decode(BODY, named(OURS)).getCustomerId()).isEqualTo("cust1");
    }

    @Test
    void a_schema_that_may_be_among_those_not_looked_at_is_not_called_unknown() {
        subjects.put("strangers-value", RegistryListing.MOST_SCHEMAS + 5);
        subjects.put("elsewhere-value", 1);
        for (int twice = 0; twice < 2; twice++) {
            assertThatThrownBy(() -> serde.decode(BODY, named(OURS)))
                    .isInstanceOf(UndecodableRecordException.class)
                    .hasMessageContaining("none of the 1,000 schemas that were looked through, though it has more")
                    .hasMessageContaining("register the schema under the topic's subject");
        }
    }

    @Test
    void a_schema_that_is_nowhere_in_a_registry_that_was_looked_through_is_unknown() {
        subjects.put("strangers-value", RegistryListing.MOST_SCHEMAS);
        assertThatThrownBy(() -> serde.decode(BODY, named(OURS))).hasMessageContaining("does not know schema GUID");
    }

    @Test
    void a_subject_that_is_deleted_meanwhile_is_passed_over() {
        subjects.put("gone-value", 0);
        subjects.put("elsewhere-value", 1);
        assertThat(serde.decode(BODY, named(OURS)).getCustomerId()).isEqualTo("cust1");
    }

    private static Headers named(String schema) {
        try {
            byte[] guid = MessageDigest.getInstance("MD5").digest(schema.getBytes(StandardCharsets.UTF_8));
            byte[] name = ByteBuffer.allocate(17).put((byte) 1).put(guid).array();
            return new RecordHeaders().add(SchemaName.HEADER, name);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
