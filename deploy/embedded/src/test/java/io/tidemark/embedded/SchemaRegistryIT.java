package io.tidemark.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.RefusedSchemaException;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.registry.SchemaText;
import io.tidemark.log.registry.UndecodableRecordException;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.LabelType;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.Verdict;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The registry serde of every process against a real registry. */
@Tag("component")
class SchemaRegistryIT {

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String TYPE = "application/vnd.schemaregistry.v1+json";
    private final Connection connection = underNewSubjects();
    private SchemaRegistry registry;

    @BeforeEach
    void connect() {
        registry = SchemaRegistry.connect(connection);
    }

    @AfterEach
    void close() throws IOException {
        registry.close();
    }

    @Test
    void whatOneProcessWritesAnotherReads() throws IOException {
        byte[] message = registry.serde(Topics.LABELS).encode(label());
        try (SchemaRegistry other = SchemaRegistry.connect(connection)) {
            assertThat(other.serde(Topics.LABELS).decode(message)).isEqualTo(label());
        }
    }

    @Test
    void theSchemaOfAMessageIsFoundOverHttpByAnyClient() throws Exception {
        byte[] message = registry.serde(Topics.LABELS).encode(label());
        String found = get("/schemas/ids/" + ByteBuffer.wrap(message).getInt(1)).body();
        assertThat(found).contains("io.tidemark.schemas").contains("Label").doesNotContain("avro.java.string");
        assertThat(get("/subjects").body()).contains(registry.subject(Topics.LABELS));
    }

    @Test
    void allSchemasAreTakenAndHeldToFullTransitiveCompatibility() throws Exception {
        for (Topic<?> topic : Topics.ALL) {
            int id = registry.register(topic);
            assertThat(registry.register(topic)).isEqualTo(id);
            assertThat(get("/config/" + registry.subject(topic)).body()).contains("FULL_TRANSITIVE");
        }
    }

    @Test
    void aNewerWritersMessagesAreRead() throws Exception {
        registry.register(Topics.LABELS);
        String newer = SchemaText.of(Label.getClassSchema())
                .replace("\"WITHDRAWN\"", "\"WITHDRAWN\",\"DISPUTED\"")
                .replace(
                        "{\"name\":\"observed_at\"",
                        "{\"name\":\"team\",\"type\":\"string\",\"default\":\"\"},{\"name\":\"observed_at\"");
        assertThat(post(registry.subject(Topics.LABELS), newer).statusCode()).isEqualTo(200);
        int id = idOf(registry.subject(Topics.LABELS), newer);
        // transaction_id "t", verdict DISPUTED, type UNKNOWN, team "x", observed_at 0, and four nulls.
        byte[] message = {0, 0, 0, 0, 0, 2, 't', 8, 0, 2, 'x', 0, 0, 0, 0, 0};
        ByteBuffer.wrap(message).putInt(1, id);
        assertThat(registry.serde(Topics.LABELS).decode(message).getVerdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void aSchemaThatDoesNotFitTheSubjectIsRefusedInOneSentence() throws Exception {
        Schema other = Schema.createRecord("Label", null, "io.tidemark.schemas", false);
        other.setFields(List.of(new Schema.Field("verdict", Schema.create(Schema.Type.BYTES))));
        assertThat(post(registry.subject(Topics.LABELS), other.toString()).statusCode())
                .isEqualTo(200);
        assertThatThrownBy(() -> registry.serde(Topics.LABELS).encode(label()))
                .isInstanceOf(RefusedSchemaException.class)
                .hasMessageContaining(KAFKA.connection().schemaRegistryUrl())
                .hasMessageContaining(registry.subject(Topics.LABELS));
    }

    @Test
    void anUnknownIdAndBytesThatAreNoAvroAreTheRecordsFault() {
        AvroSerde<Transaction> serde = registry.serde(Topics.TRANSACTIONS);
        assertUndecodable(() -> serde.decode(new byte[] {0, 0x7f, 0, 0, 1, 2, 3}), "unknown_schema_id");
        assertUndecodable(() -> serde.decode(new byte[] {0, 0x7f, 0, 0, 1, 2, 3}), "unknown_schema_id");
        assertUndecodable(() -> serde.decode(new byte[] {0, 0, 0, 0, 0, 2, 3}), "unknown_schema_id");
        assertUndecodable(() -> serde.decode("not avro".getBytes(UTF_8)), "not_avro");
    }

    @Test
    void aMessageOfAnotherTopicsRecordIsTheRecordsFault() {
        byte[] message = registry.serde(Topics.LABELS).encode(label());
        assertUndecodable(() -> registry.serde(Topics.TRANSACTIONS).decode(message), "incompatible_schema");
    }

    @Test
    void withoutAutoRegistrationASchemaMustHaveBeenRegistered() throws IOException {
        Connection careful = new Connection(
                connection.bootstrapServers(),
                connection.schemaRegistryUrl(),
                connection.topicPrefix(),
                Map.of(),
                Map.of("auto.register", "false"));
        try (SchemaRegistry other = SchemaRegistry.connect(careful)) {
            assertThatThrownBy(() -> other.serde(Topics.LABELS).encode(label()))
                    .isInstanceOf(RefusedSchemaException.class)
                    .hasMessageContaining(other.subject(Topics.LABELS));
            registry.register(Topics.LABELS);
            byte[] message = other.serde(Topics.LABELS).encode(label());
            assertThat(registry.serde(Topics.LABELS).decode(message)).isEqualTo(label());
        }
    }

    @Test
    void oneSerdeServesManyThreads() throws Exception {
        AvroSerde<Label> serde = registry.serde(Topics.LABELS);
        var threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Boolean> work = () -> Stream.generate(SchemaRegistryIT::label)
                    .limit(2_000)
                    .allMatch(label -> serde.decode(serde.encode(label)).equals(label));
            for (var done : threads.invokeAll(List.of(work, work, work, work))) {
                assertThat(done.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }
    }

    private static void assertUndecodable(ThrowingCallable decode, String cause) {
        assertThatThrownBy(decode).isInstanceOfSatisfying(UndecodableRecordException.class, e -> assertThat(e.cause())
                .isEqualTo(cause));
    }

    private static Label label() {
        return Label.newBuilder()
                .setTransactionId("t-1")
                .setVerdict(Verdict.FRAUD)
                .setType(LabelType.CHARGEBACK)
                .setObservedAt(Instant.parse("2026-01-02T03:04:05Z"))
                .build();
    }

    private static Connection underNewSubjects() {
        return new Connection(
                KAFKA.connection().bootstrapServers(),
                KAFKA.connection().schemaRegistryUrl(),
                UUID.randomUUID() + ".",
                Map.of(),
                Map.of());
    }

    private static int idOf(String subject, String schema) throws IOException, InterruptedException {
        String answer = post(subject, schema).body();
        return Integer.parseInt(answer.replaceAll(".*\"id\":(\\d+).*", "$1"));
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create(KAFKA.connection().schemaRegistryUrl() + path);
        return HTTP.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String subject, String schema) throws IOException, InterruptedException {
        URI uri = URI.create(KAFKA.connection().schemaRegistryUrl() + "/subjects/" + subject + "/versions");
        String body = "{\"schema\":\"" + schema.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}";
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Content-Type", TYPE)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
