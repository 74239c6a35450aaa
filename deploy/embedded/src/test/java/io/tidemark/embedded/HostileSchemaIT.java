package io.tidemark.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.registry.SchemaText;
import io.tidemark.log.registry.UndecodableRecordException;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Transaction;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Schemas that a real registry takes beside a topic's, and messages that name them. */
@Tag("component")
class HostileSchemaIT {

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String DEEP =
            "{\"type\":\"record\",\"name\":\"Deep\",\"namespace\":\"x\",\"fields\":[{\"name\":\"next\",\"type\":[\"null\",\"Deep\"]}]}";
    private SchemaRegistry registry;
    private AvroSerde<Transaction> serde;

    @BeforeEach
    void connect() {
        registry = SchemaRegistry.connect(new Connection(
                KAFKA.connection().bootstrapServers(),
                KAFKA.connection().schemaRegistryUrl(),
                UUID.randomUUID() + ".",
                Map.of(),
                Map.of()));
        serde = registry.serde(Topics.TRANSACTIONS);
        registry.register(Topics.TRANSACTIONS);
    }

    @AfterEach
    void close() throws IOException {
        registry.close();
    }

    @Test
    void twentyThousandLevelsOfARecordInItselfAreRefusedAndTheNextMessageIsRead() throws Exception {
        ByteBuffer message = messageWith("[\"null\"," + DEEP + "]", 20_000 + 1);
        for (int level = 0; level < 20_000; level++) {
            message.put((byte) 2);
        }
        assertRefused(message.array(), "contains itself");
        assertThat(serde.decode(serde.encode(transaction()))).isEqualTo(transaction());
    }

    @Test
    void aSchemaOfHundredsOfKilobytesIsRefused() throws Exception {
        assertRefused(
                messageWith("{\"type\":\"string\",\"doc\":\"" + "x".repeat(300_000) + "\"}", 1)
                        .array(),
                "characters");
    }

    @Test
    void anArrayOfNothingIsRefusedHoweverManyItSaysThereAre() throws Exception {
        ByteBuffer message = messageWith("{\"type\":\"array\",\"items\":\"null\"}", 5);
        assertRefused(message.put((byte) 0x80).put((byte) 0x89).put((byte) 0x7a).array(), "take no bytes");
    }

    private void assertRefused(byte[] message, String why) {
        for (int twice = 0; twice < 2; twice++) {
            assertThatThrownBy(() -> serde.decode(message))
                    .isInstanceOfSatisfying(UndecodableRecordException.class, e -> assertThat(e.cause())
                            .isEqualTo("incompatible_schema"))
                    .hasMessageContaining(why);
        }
    }

    /** A transaction with one more field of this type at its end, which has these bytes. */
    private ByteBuffer messageWith(String type, int bytes) throws IOException, InterruptedException {
        String ours = SchemaText.of(Topics.TRANSACTIONS.schema());
        int fields = ours.lastIndexOf("]");
        int id = register(
                ours.substring(0, fields) + ",{\"name\":\"more\",\"type\":" + type + "}" + ours.substring(fields));
        byte[] transaction = serde.encode(transaction());
        ByteBuffer message = ByteBuffer.allocate(transaction.length + bytes);
        return message.put(transaction).putInt(1, id);
    }

    /** Under a subject of its own: whoever may write to a registry may do that, and ids are for all subjects. */
    private int register(String schema) throws IOException, InterruptedException {
        URI uri = URI.create(KAFKA.connection().schemaRegistryUrl() + "/subjects/" + UUID.randomUUID() + "/versions");
        String body = "{\"schema\":\"" + schema.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}";
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Integer.parseInt(answer.body().replaceAll(".*\"id\":(\\d+).*", "$1"));
    }

    private static Transaction transaction() {
        return Transaction.newBuilder()
                .setTransactionId("t")
                .setEventTime(Instant.EPOCH)
                .setCustomerId("c")
                .setTerminalId("m")
                .build();
    }
}
