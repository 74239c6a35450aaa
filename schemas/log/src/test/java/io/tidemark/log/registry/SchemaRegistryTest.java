package io.tidemark.log.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.topics.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What happens without a registry; with one, see the integration tests of the embedded registry. */
class SchemaRegistryTest {

    private static final byte[] MESSAGE = {0, 0, 0, 0, 9, 1};

    @Test
    void connecting_asks_nothing_of_a_registry_that_is_not_there() throws IOException {
        try (SchemaRegistry registry = connect("http://127.0.0.1:" + closedPort())) {
            assertThat(registry.subject(Topics.ALERTS_FRAUD)).isEqualTo("test.alerts-fraud-value");
        }
    }

    @Test
    void an_unreachable_registry_is_one_sentence_with_its_url_and_without_its_password() throws IOException {
        int port = closedPort();
        try (SchemaRegistry registry = connect("http://ann:secret@127.0.0.1:" + port)) {
            AvroSerde<?> serde = registry.serde(Topics.LABELS);
            assertThatThrownBy(() -> serde.decode(MESSAGE))
                    .isInstanceOf(RegistryUnreachableException.class)
                    .hasMessageContaining("http://127.0.0.1:" + port)
                    .hasMessageContaining("schema.registry.url")
                    .hasMessageNotContaining("secret")
                    .hasMessageNotContaining("\n");
            assertThatThrownBy(registry::requireReachable).isInstanceOf(RegistryUnreachableException.class);
            assertThatThrownBy(() -> registry.register(Topics.LABELS)).isInstanceOf(RegistryUnreachableException.class);
        }
    }

    @Test
    void a_bare_404_of_something_else_at_the_url_is_not_taken_for_an_unknown_id() throws IOException {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.start();
        try (SchemaRegistry registry =
                connect("http://127.0.0.1:" + other.getAddress().getPort())) {
            AvroSerde<?> serde = registry.serde(Topics.LABELS);
            assertThatThrownBy(() -> serde.decode(MESSAGE))
                    .isInstanceOf(RegistryUnreachableException.class)
                    .hasMessageContaining("404");
        } finally {
            other.stop(0);
        }
    }

    @Test
    void a_negative_id_is_unknown_without_asking() throws IOException {
        try (SchemaRegistry registry = connect("http://127.0.0.1:" + closedPort())) {
            AvroSerde<?> serde = registry.serde(Topics.LABELS);
            assertThatThrownBy(() -> serde.decode(new byte[] {0, -1, 0, 0, 0, 0}))
                    .isInstanceOfSatisfying(UndecodableRecordException.class, e -> assertThat(e.cause())
                            .isEqualTo(UndecodableRecordException.UNKNOWN_SCHEMA_ID));
        }
    }

    @Test
    void a_tombstone_is_read_and_written_as_null() throws IOException {
        try (SchemaRegistry registry = connect("http://127.0.0.1:" + closedPort())) {
            AvroSerde<?> serde = registry.serde(Topics.DEPLOYMENTS);
            assertThat(serde.deserialize("any", null)).isNull();
            assertThat(serde.serialize("any", null)).isNull();
        }
    }

    private static SchemaRegistry connect(String url) {
        return SchemaRegistry.connect(Connection.from(Map.of(
                Connection.BOOTSTRAP_SERVERS,
                "localhost:9092",
                Connection.SCHEMA_REGISTRY_URL,
                url,
                Connection.TOPIC_PREFIX,
                "test.")));
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
