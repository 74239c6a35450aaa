package io.tidemark.log.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.common.config.provider.FileConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kafka Streams hands out what it has read; a client is made of what was said. */
class StreamsReferencesTest {

    @TempDir
    Path dir;

    private Path secrets;

    @BeforeEach
    void write() throws IOException {
        secrets = Files.writeString(dir.resolve("secrets.properties"), "password=first\nproducer=second\nname=here\n");
    }

    @Test
    void aSecretIsAReferenceAgainAndTheClientReadsIt() {
        Map<String, Object> made = connection("kafka.sasl.jaas.config", reference("password"))
                .withReferences(Map.of("sasl.jaas.config", "first", "fetch.max.bytes", 7), ClientKind.CONSUMER);
        assertThat(made)
                .containsEntry("sasl.jaas.config", reference("password"))
                .containsEntry("fetch.max.bytes", 7)
                .containsEntry("config.providers", "file")
                .containsEntry("config.providers.file.class", FileConfigProvider.class.getName());
    }

    @Test
    void whatWasSaidForOneKindOfClientGoesBeforeWhatWasSaidForAll() {
        Connection connection = Connection.from(Map.of(
                "bootstrap.servers", "b:1",
                "schema.registry.url", "http://r",
                "kafka.sasl.jaas.config", reference("password"),
                "kafka.producer.sasl.jaas.config", reference("producer"),
                "kafka.admin.sasl.jaas.config", "in the clear"));
        assertThat(connection.withReferences(Map.of("sasl.jaas.config", "first"), ClientKind.CONSUMER))
                .containsEntry("sasl.jaas.config", reference("password"));
        assertThat(connection.withReferences(Map.of("sasl.jaas.config", "second"), ClientKind.PRODUCER))
                .containsEntry("sasl.jaas.config", reference("producer"));
        assertThat(connection.withReferences(Map.of("sasl.jaas.config", "in the clear"), ClientKind.ADMIN))
                .containsEntry("sasl.jaas.config", "in the clear");
    }

    @Test
    void whatStreamsMakesAnotherOfForEachClientStays() {
        for (String name : new String[] {"client.id", "group.instance.id"}) {
            assertThat(connection("kafka." + name, reference("name"))
                            .withReferences(Map.of(name, "here-StreamThread-2"), ClientKind.CONSUMER))
                    .containsEntry(name, "here-StreamThread-2");
        }
    }

    @Test
    void aSecretThatCannotBeReadNowIsTheOneThatWasRead() throws IOException {
        Connection connection = connection("kafka.sasl.jaas.config", reference("password"));
        Map<String, Object> read = Map.of("sasl.jaas.config", "first");
        Files.delete(secrets);
        assertThat(connection.withReferences(read, ClientKind.CONSUMER)).isEqualTo(read);
    }

    private String reference(String key) {
        return "${file:" + secrets + ":" + key + "}";
    }

    private static Connection connection(String key, String value) {
        return Connection.from(Map.of("bootstrap.servers", "b:1", "schema.registry.url", "http://r", key, value));
    }
}
