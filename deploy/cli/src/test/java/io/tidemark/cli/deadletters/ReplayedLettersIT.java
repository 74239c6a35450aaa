package io.tidemark.cli.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.cli.Run;
import io.tidemark.cli.reading.TopicReader;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Transaction;
import io.tidemark.stack.Stack;
import io.tidemark.stack.StackOptions;
import io.tidemark.stack.StackPorts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the whole stack: buried, mended, sent again, decided once. */
@Tag("component")
class ReplayedLettersIT {

    private static final Duration BOUND = Duration.ofMinutes(3);
    /** A process asks the registry again for an id that was unknown after 5 seconds. */
    private static final Duration BELIEVED = Duration.ofSeconds(6);

    @TempDir
    Path dir;

    private Path dataDir;

    @Test
    void recordsBuriedForThreeCausesAreMendedSentAgainAndDecidedOnce() throws Exception {
        dataDir = dir.resolve("data");
        StackOptions options = StackOptions.in(dataDir).withPorts(StackPorts.free());
        try (Stack stack = Stack.prepare(options, text -> {})) {
            stack.start();
            play(stack.connection());
        }
    }

    private void play(Connection connection) throws Exception {
        LaterSchema schema = new LaterSchema(connection.schemaRegistryUrl());
        try (Letters letters = new Letters(connection)) {
            Transaction clock = Transaction.newBuilder(Letters.transaction("clock"))
                    .setEventTime(Instant.parse("2100-01-01T00:00:00Z"))
                    .build();
            send(letters, "good-1", letters.bytes(Letters.transaction("good-1")));
            send(letters, "schema", schema.message(letters.bytes(Letters.transaction("schema"))));
            send(letters, "clock", letters.bytes(clock));
            send(letters, "garbage", "no avro".getBytes(StandardCharsets.UTF_8));
            send(letters, "good-2", letters.bytes(Letters.transaction("good-2")));
            await().atMost(BOUND).until(() -> json(0, "list").get("letters").asInt() == 3);
            await().atMost(BOUND)
                    .untilAsserted(() -> assertThat(decided(connection)).containsExactlyInAnyOrder("good-1", "good-2"));

            assertThat(json(0, "list").get("causes").findValuesAsText("cause"))
                    .containsExactly("absurd_event_time", "not_avro", "unknown_schema_id");
            JsonNode tooEarly = json(3, "replay", "--cause", "unknown_schema_id");
            assertThat(tooEarly.at("/letters/0/why").asText()).contains("it would be buried again");
            Instant asked = buriedAt("unknown_schema_id");
            schema.register();
            await().atMost(BOUND).until(() -> Instant.now().isAfter(asked.plus(BELIEVED)));
            assertThat(json(0, "replay", "--cause", "unknown_schema_id")
                            .get("sent")
                            .asInt())
                    .isEqualTo(1);

            String place = json(0, "list", "--cause", "absurd_event_time", "--records")
                    .get("letter")
                    .asText();
            Path fields = dir.resolve("clock.json");
            assertThat(json(0, "show", place, "--json", fields.toString())
                            .at("/decoded/event_time")
                            .asText())
                    .startsWith("2100");
            Files.writeString(fields, Files.readString(fields).replace("2100", "2026"));
            assertThat(json(0, "replay", place, "--file", fields.toString())
                            .get("sent")
                            .asInt())
                    .isEqualTo(1);
            await().atMost(BOUND).untilAsserted(() -> assertThat(decided(connection))
                    .containsExactlyInAnyOrder("good-1", "good-2", "schema", "clock"));

            JsonNode again = json(0, "replay", "--cause", "unknown_schema_id,absurd_event_time");
            assertThat(again.get("sent").asInt()).isZero();
            assertThat(again.get("sent_before").asInt()).isEqualTo(2);
            // A resend by the sender itself, who does not know of the replay, is a duplicate.
            send(letters, "schema", schema.message(letters.bytes(Letters.transaction("schema"))));
            send(letters, "good-3", letters.bytes(Letters.transaction("good-3")));
            await().atMost(BOUND).until(() -> decided(connection).contains("good-3"));
            assertThat(decided(connection)).containsExactlyInAnyOrder("good-1", "good-2", "good-3", "schema", "clock");
            assertThat(json(0, "list").get("letters").asInt()).isEqualTo(3);
        }
    }

    private Instant buriedAt(String cause) throws IOException {
        return Instant.parse(
                json(0, "list", "--cause", cause, "--records").get("buried_at").asText());
    }

    private static void send(Letters letters, String id, byte[] value) throws Exception {
        letters.write(Topics.TRANSACTIONS, 0, "c-" + id, value);
    }

    /** The transactions of all decisions, as often as they were decided. */
    private static List<String> decided(Connection connection) throws IOException {
        List<String> ids = new ArrayList<>();
        try (SchemaRegistry registry = SchemaRegistry.connect(connection)) {
            var serde = registry.serde(Topics.SCORES);
            new TopicReader(connection)
                    .read(
                            Topics.SCORES,
                            TopicReader.Start.beginning(),
                            false,
                            found -> ids.add(
                                    serde.decode(found.value()).getTransaction().getTransactionId()));
        }
        return ids;
    }

    private JsonNode json(int code, String... words) throws IOException {
        List<String> all = new ArrayList<>(List.of("dead-letters"));
        all.addAll(List.of(words));
        all.addAll(List.of("-o", "json", "--data-dir", dataDir.toString()));
        Run run = Run.of(all.toArray(String[]::new));
        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(code);
        return new ObjectMapper().readTree(run.out());
    }
}
