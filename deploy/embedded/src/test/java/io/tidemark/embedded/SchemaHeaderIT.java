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
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Schemas named by GUID in a header, with a registry that looks nothing up by GUID. */
@Tag("component")
class SchemaHeaderIT {

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

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
    void aGuidIsFoundByTheTextsOfTheRegistrysSchemas() throws Exception {
        byte[] message = serde.encode(transaction());
        byte[] bare = Arrays.copyOfRange(message, 5, message.length);
        String text = SchemaText.of(Topics.TRANSACTIONS.schema());
        assertThat(serde.decode(bare, header(md5(text)))).isEqualTo(transaction());
    }

    @Test
    void aGuidThatNoSchemaHasIsTheRecordsFaultAndNamesTheHeader() throws Exception {
        byte[] unknown = md5(UUID.randomUUID().toString());
        assertThatThrownBy(() -> serde.decode(new byte[] {2, 't'}, header(unknown)))
                .isInstanceOfSatisfying(UndecodableRecordException.class, e -> assertThat(e.cause())
                        .isEqualTo("unknown_schema_id"))
                .hasMessageContaining("header __value_schema_id");
    }

    private static Headers header(byte[] guid) {
        return new RecordHeaders()
                .add(
                        "__value_schema_id",
                        ByteBuffer.allocate(17).put((byte) 1).put(guid).array());
    }

    private static byte[] md5(String text) throws Exception {
        return MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Transaction transaction() {
        return Transaction.newBuilder()
                .setTransactionId("t-1")
                .setEventTime(Instant.parse("2026-01-02T03:04:05Z"))
                .setCustomerId("c-1")
                .setTerminalId("m-1")
                .build();
    }
}
