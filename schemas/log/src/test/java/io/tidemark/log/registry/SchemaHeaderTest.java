package io.tidemark.log.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Transaction;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The schema's name in a header of the record, whose value is bare Avro then. */
class SchemaHeaderTest {

    private static final UUID GUID = UUID.fromString("6f0f0b1c-2d3e-4f50-a1b2-c3d4e5f60718");
    private static final byte[] BODY = HexFormat.of()
            .parseHex("06742d3180c6c495c5680a63757374310a7465726d3102d00f06455552020c6f6e6c696e65000000000000");
    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private SchemaRegistry registry;
    private AvroSerde<Transaction> serde;

    /** A registry that looks schemas up by id 7 and by this one GUID. */
    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            asked.add(path);
            boolean known = path.equals("/schemas/ids/7") || path.equals("/schemas/guids/" + GUID);
            String schema = SchemaText.of(Topics.TRANSACTIONS.schema())
                    .replace("\\", "\\\\")
                    .replace("\"", "\\\"");
            byte[] answer = (known
                            ? "{\"schema\":\"" + schema + "\"}"
                            : "{\"error_code\":40403,\"message\":\"Schema not found\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(known ? 200 : 404, answer.length);
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

    @AfterEach
    void close() throws IOException {
        registry.close();
        server.stop(0);
    }

    @Test
    void a_guid_is_looked_up_once_and_the_bare_value_is_read() {
        for (int twice = 0; twice < 2; twice++) {
            assertThat(serde.decode(BODY, header(guid(GUID))).getCustomerId()).isEqualTo("cust1");
        }
        assertThat(asked).containsExactly("/schemas/guids/" + GUID);
    }

    @Test
    void an_id_in_the_header_is_read_too() {
        assertThat(serde.deserialize("any", header(new byte[] {0, 0, 0, 0, 7}), BODY)
                        .getTerminalId())
                .isEqualTo("term1");
    }

    @Test
    void a_record_without_the_header_is_read_by_what_stands_before_it() {
        byte[] message = ByteBuffer.allocate(5 + BODY.length)
                .put((byte) 0)
                .putInt(7)
                .put(BODY)
                .array();
        Headers others = new RecordHeaders().add("traceparent", new byte[] {1}).add(SchemaName.HEADER, null);
        assertThat(serde.decode(message, others).getTransactionId()).isEqualTo("t-1");
    }

    @Test
    void a_guid_that_nobody_knows_is_named_with_the_header() {
        UUID other = new UUID(1, 2);
        assertUndecodable(header(guid(other)), "unknown_schema_id", "schema GUID " + other, "header __value_schema_id");
    }

    @Test
    void a_header_that_names_no_schema_is_named() {
        for (byte[] wrong :
                List.of(new byte[0], new byte[] {0, 1, 2, 3}, new byte[17], new byte[] {1, 0, 0, 0, 7}, new byte[] {
                    2, 0, 0, 0, 7
                })) {
            assertUndecodable(header(wrong), "not_avro", "__value_schema_id names no schema", wrong.length + " bytes");
        }
    }

    @Test
    void a_value_without_its_header_says_where_the_name_would_be_looked_for() {
        byte[] bare = {0x20, 1, 2, 3, 4, 5};
        assertThatThrownBy(() -> serde.decode(bare)).hasMessageContaining("no header __value_schema_id");
    }

    @Test
    void what_is_written_carries_no_name_of_another_schema() {
        Headers passedOn = header(guid(GUID)).add("traceparent", new byte[] {1});
        assertThatThrownBy(() -> serde.serialize("any", passedOn, new Transaction()))
                .isInstanceOf(RuntimeException.class);
        assertThat(passedOn).hasSize(1);
        assertThat(serde.serialize("any", header(guid(GUID)), null)).isNull();
    }

    private void assertUndecodable(Headers headers, String cause, String... why) {
        assertThatThrownBy(() -> serde.decode(BODY, headers))
                .isInstanceOfSatisfying(UndecodableRecordException.class, e -> assertThat(e.cause())
                        .isEqualTo(cause))
                .hasMessageContainingAll(why);
    }

    private static Headers header(byte[] name) {
        return new RecordHeaders().add(SchemaName.HEADER, name);
    }

    private static byte[] guid(UUID guid) {
        return ByteBuffer.allocate(17)
                .put((byte) 1)
                .putLong(guid.getMostSignificantBits())
                .putLong(guid.getLeastSignificantBits())
                .array();
    }
}
