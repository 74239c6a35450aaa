package io.tidemark.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.embedded.Ports;
import io.tidemark.log.LogWriter;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Partitions;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import io.tidemark.ops.OpsServer;
import io.tidemark.schemas.Activation;
import io.tidemark.schemas.Control;
import io.tidemark.schemas.Decision;
import io.tidemark.schemas.Deployment;
import io.tidemark.schemas.ModelReference;
import io.tidemark.start.RunningProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The process on a real broker and registry: what goes into the log comes out of the stream. */
@Tag("exact")
@Tag("component")
class ConsoleIT {

    private static final int MILLIS = 60_000;
    private static final List<Topic<?>> TOPICS = List.of(
            Topics.SCORES,
            Topics.ALERTS_FRAUD,
            Topics.ALERTS_DRIFT,
            Topics.DRIFT_REPORTS,
            Topics.QUALITY_REPORTS,
            Topics.DEPLOYMENTS,
            Topics.ROLLOUT_EVENTS,
            Topics.DEAD_LETTERS);

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    private final Map<String, JsonNode> panels = new HashMap<>();
    private final Set<String> alerts = new HashSet<>();
    private Connection connection;
    private OpsServer ops;
    private RunningProcess console;
    private int port;
    private String id = "";

    @BeforeEach
    void start() throws Exception {
        Map<String, String> properties = KAFKA.properties();
        properties.put(Connection.TOPIC_PREFIX, UUID.randomUUID().toString().substring(0, 8) + ".");
        connection = Connection.from(properties);
        try (Admin admin = Admin.create(connection.adminConfig())) {
            admin.createTopics(TOPICS.stream()
                            .map(topic -> new NewTopic(
                                    connection.topic(topic), topic.partitions() == Partitions.SINGLE ? 1 : 2, (short)
                                            1))
                            .toList())
                    .all()
                    .get();
        }
        Map<String, String> settings = new HashMap<>();
        connection.toProperties().forEach((key, value) -> settings.put(key.toString(), value.toString()));
        port = Ports.free();
        settings.put("port", String.valueOf(port));
        ops = new OpsServer("console", 0);
        console = new ConsolePlan().start(ConsoleSettings.from(settings), ops);
    }

    @AfterEach
    void end() {
        console.close();
        ops.close();
    }

    private <T extends SpecificRecord> void write(Topic<T> topic, List<T> values) throws IOException {
        try (SchemaRegistry registry = SchemaRegistry.connect(connection);
                LogWriter writer = new LogWriter(connection, Map.of(), topic)) {
            var serde = registry.serde(topic);
            for (T value : values) {
                byte[] key = String.valueOf(values.indexOf(value)).getBytes(StandardCharsets.UTF_8);
                writer.send(
                        new ProducerRecord<>(connection.topic(topic), key, serde.encode(value)),
                        (place, failure) -> {});
            }
            writer.flush();
        }
    }

    /** Reads frames of a new stream until this holds of the newest panels. */
    private void readUntil(String what, Predicate<Map<String, JsonNode>> holds) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(MILLIS);
            socket.getOutputStream()
                    .write(("GET /api/stream HTTP/1.1\r\nHost: localhost\r\n"
                                    + (id.isEmpty() ? "" : "Last-Event-ID: " + id + "\r\n") + "\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            long frames = 0;
            while (!holds.test(panels)) {
                assertThat(frames)
                        .as("frames, a second each, until " + what + ": " + panels)
                        .isLessThan(90);
                String line = reader.readLine();
                assertThat(line).as("the stream has ended").isNotNull();
                if (line.startsWith("id: ")) {
                    id = line.substring("id: ".length());
                } else if (line.startsWith("data: ")) {
                    frames++;
                    take(new ObjectMapper().readTree(line.substring("data: ".length())));
                }
            }
        }
    }

    private void take(JsonNode frame) {
        frame.fields().forEachRemaining(panel -> panels.put(panel.getKey(), panel.getValue()));
        frame.path("feed").path("items").forEach(item -> {
            assertThat(alerts.add(item.path("id").asText()))
                    .as("shown once: " + item)
                    .isTrue();
            assertThat(item.path("customer").asText()).endsWith(Samples.HOSTILE);
        });
    }

    @Test
    void whatGoesIntoTheLogComesOutOfTheStreamAndWhoComesBackMissesNothing() throws Exception {
        Instant now = Instant.now();
        write(
                Topics.SCORES,
                IntStream.range(0, 100)
                        .mapToObj(i ->
                                Samples.score(i, i % 10 == 0 ? Decision.DECLINE : Decision.APPROVE, i / 100.0, now))
                        .toList());
        Control control = Control.newBuilder()
                .setControlId("c-1")
                .setSequence(1L)
                .setIssuedAt(now)
                .setActivation(Activation.newBuilder()
                        .setChampion(new ModelReference("m-1", "ab12"))
                        .build())
                .build();
        write(Topics.DEPLOYMENTS, List.of(new Deployment(control, List.of(0L, 0L))));
        write(
                Topics.ALERTS_FRAUD,
                IntStream.range(0, 10).mapToObj(i -> Samples.alert(i * 10, now)).toList());
        readUntil(
                "all is shown",
                shown -> shown.containsKey("scores")
                        && shown.get("scores")
                                        .path("models")
                                        .path(0)
                                        .path("events")
                                        .asInt()
                                == 100
                        && "m-1"
                                .equals(shown.get("timeline")
                                        .path("in_force")
                                        .path("champion")
                                        .asText())
                        && shown.get("health").path("reading").path("lag").asInt() == 0
                        && alerts.size() == 10);
        assertThat(panels)
                .containsOnlyKeys(
                        "decisions",
                        "scores",
                        "drift",
                        "timeline",
                        "feed",
                        "quality",
                        "reasons",
                        "health",
                        "transactions");
        write(
                Topics.ALERTS_FRAUD,
                IntStream.range(100, 140).mapToObj(i -> Samples.alert(i, now)).toList());
        readUntil("what came meanwhile is shown", shown -> alerts.size() == 50);
        assertThat(panels.get("feed").path("missed_at_most").asInt()).isZero();
        assertThat(get("http://127.0.0.1:" + port + "/api/transaction?id=t-42"))
                .contains("\"decision\":\"APPROVE\"", "\"feature 1\"", "onerror=alert(1)");
        assertThat(console.reasonNotReady()).isEmpty();
        assertThat(get("http://127.0.0.1:" + ops.port() + "/metrics"))
                .contains("tidemark_console_browsers", "tidemark_console_lag");
    }

    private static String get(String url) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }
}
