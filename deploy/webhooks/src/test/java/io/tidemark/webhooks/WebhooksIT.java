package io.tidemark.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.log.LogReader;
import io.tidemark.log.LogWriter;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.DeadLetter;
import io.tidemark.schemas.FraudAlert;
import io.tidemark.webhooks.send.ScriptedEndpoint;
import io.tidemark.webhooks.send.ScriptedEndpoint.Reply;
import io.tidemark.webhooks.send.ScriptedEndpoint.Request;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The process itself, on a real broker and registry, against endpoints that do what they should not. */
@Tag("exact")
@Tag("component")
class WebhooksIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int COUNT = 120;

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    @TempDir
    Path dir;

    private final List<AutoCloseable> open = new ArrayList<>();
    private Properties settings;
    private Connection connection;

    @BeforeEach
    void configure() throws Exception {
        Map<String, String> properties = KAFKA.properties();
        properties.put(Connection.TOPIC_PREFIX, UUID.randomUUID().toString().substring(0, 8) + ".");
        connection = Connection.from(properties);
        // These alone: all topics of the project for each test would take longer than the tests.
        try (Admin admin = Admin.create(connection.adminConfig())) {
            admin.createTopics(List.of(
                            new NewTopic(connection.topic(Topics.ALERTS_FRAUD), 4, (short) 1),
                            new NewTopic(connection.topic(Topics.DEAD_LETTERS), 1, (short) 1)))
                    .all()
                    .get();
        }
        Files.writeString(dir.resolve("secrets"), Deliveries.SECRET + "\n" + Deliveries.PRIVATE + "\n");
        settings = new Properties();
        settings.putAll(connection.toProperties());
        settings.put("ops.port", "0");
        settings.putAll(Map.of(
                "hosts", "127.0.0.1",
                "hosts.private", "127.0.0.1",
                "hosts.plain", "127.0.0.1",
                "kafka.consumer.session.timeout.ms", "6000",
                "connect.timeout", "2s",
                "answer.timeout", "1s",
                "retry.first", "50ms",
                "retry.most", "200ms"));
    }

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    private Deliveries endpoint(String name, Function<Request, Reply> script) throws Exception {
        ScriptedEndpoint server = new ScriptedEndpoint(script);
        open.add(server);
        settings.put("endpoint." + name + ".url", "http://127.0.0.1:" + server.port() + "/hook");
        settings.put("endpoint." + name + ".secrets", dir.resolve("secrets").toString());
        return new Deliveries(server, script);
    }

    private WebhooksProcess start() throws Exception {
        WebhooksProcess process = WebhooksProcess.start(dir, settings, connection);
        open.add(0, process);
        return process;
    }

    private void send(int from, int to) throws Exception {
        try (SchemaRegistry registry = SchemaRegistry.connect(connection);
                LogWriter writer = new LogWriter(connection, Map.of(), Topics.ALERTS_FRAUD)) {
            AvroSerde<FraudAlert> serde = registry.serde(Topics.ALERTS_FRAUD);
            for (int i = from; i < to; i++) {
                FraudAlert alert = Deliveries.alert(i);
                writer.send(
                        new ProducerRecord<>(
                                connection.topic(Topics.ALERTS_FRAUD),
                                alert.getTransaction().getCustomerId().getBytes(StandardCharsets.UTF_8),
                                serde.encode(alert)),
                        (place, failure) -> {});
            }
            writer.flush();
        }
    }

    private static List<String> keys(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "0-" + i).toList();
    }

    /**
     * One endpoint that does everything wrong for its first tries, one that hangs for ever, one that is well: each
     * alert at least once, in the order of its customer, signed, and nobody waits for the one that hangs.
     */
    @Test
    void everyAlertComesAtLeastOnceInOrderAndSignedWhateverAnEndpointDoesAndNoOtherWaitsForIt() throws Exception {
        List<Reply> wrongs = List.of(
                ScriptedEndpoint.SLAM,
                ScriptedEndpoint.HALF,
                ScriptedEndpoint.LIE,
                ScriptedEndpoint.LONG_LIE,
                ScriptedEndpoint.NOISE,
                Reply.status(500),
                Reply.status(503, "Retry-After: 1"),
                Reply.status(302, "Location: http://127.0.0.1:1/"),
                Reply.status(404));
        Map<String, Integer> tries = new ConcurrentHashMap<>();
        Random random = new Random(5);
        Deliveries wild = endpoint("wild", request -> {
            int wrong = random.nextInt(4 * wrongs.size());
            boolean again = tries.merge(request.headers().get("webhook-id"), 1, Integer::sum) < 4;
            return again && wrong < wrongs.size() ? wrongs.get(wrong) : Reply.status(200);
        });
        Deliveries stuck = endpoint("stuck", request -> ScriptedEndpoint.HANG);
        Deliveries well = endpoint("well", request -> Reply.status(200));
        try (WebhooksProcess process = start()) {
            process.awaitReady();
            send(0, COUNT);
            await().atMost(PATIENCE).until(() -> well.taken().size() >= COUNT);
            assertThat(well.taken())
                    .as("well, while another hangs")
                    .containsExactlyInAnyOrderElementsOf(keys(0, COUNT));
            await().atMost(PATIENCE).until(() -> wild.taken().size() >= COUNT);
            assertThat(wild.taken()).containsAll(keys(0, COUNT));
            wild.requireOrder();
            well.requireOrder();
            wild.requireSigned();
            well.requireSigned();
            assertThat(stuck.taken()).isEmpty();
            assertThat(wild.requests()).as("some were tried again").hasSizeGreaterThan(COUNT);
            assertThat(process.log()).doesNotContain(Deliveries.SECRET.substring(6), Deliveries.PRIVATE.substring(5));
        }
    }

    @Test
    void anAlertThatIsNotTakenInItsTimeIsADeadLetterAndTheNextOfItsCustomerSaysSo() throws Exception {
        settings.put("hold", "2s");
        String poor = Deliveries.alert(3).getTransaction().getCustomerId();
        Deliveries picky = endpoint(
                "picky",
                request -> Deliveries.key(request).equals("0-3")
                                || Deliveries.key(request).equals("0-20")
                        ? Reply.status(422)
                        : Reply.status(200));
        try (WebhooksProcess process = start()) {
            process.awaitReady();
            send(0, 60);
            await().atMost(PATIENCE).until(() -> picky.taken().size() >= 58);
        }
        List<String> all = new ArrayList<>(keys(0, 60));
        all.removeAll(List.of("0-3", "0-20"));
        assertThat(picky.taken()).containsExactlyInAnyOrderElementsOf(all);
        picky.requireOrder();
        Map<String, String> gaps = new HashMap<>();
        picky.requests().stream()
                .filter(request -> Deliveries.text(request).contains("\"gap\""))
                .forEach(request -> gaps.put(Deliveries.key(request), Deliveries.text(request)));
        // Both are of one customer (17 of them), one behind the other.
        assertThat(poor).isEqualTo(Deliveries.alert(20).getTransaction().getCustomerId());
        assertThat(gaps.keySet()).containsExactlyInAnyOrder("0-20", "0-37");
        assertThat(gaps.get("0-37")).endsWith("\"gap\":{\"count\":2,\"first\":\"0-3\",\"last\":\"0-20\"}}");
        List<DeadLetter> letters = letters();
        assertThat(letters)
                .extracting(DeadLetter::getCause)
                .containsOnly("webhook_undelivered")
                .hasSize(2);
        assertThat(letters.get(0).getDetail())
                .isEqualTo("The endpoint picky did not take the alert 0-3 in the time that it is held for: it answered"
                        + " 422");
        assertThat(letters.get(0).getStage()).isEqualTo("webhooks/picky");
        for (DeadLetter letter : letters) {
            ConsumerRecord<byte[], byte[]> original = original(letter);
            assertThat(letter.getKey()).isEqualTo(ByteBuffer.wrap(original.key()));
            assertThat(letter.getValue()).isEqualTo(ByteBuffer.wrap(original.value()));
        }
    }

    @Test
    void anEndpointThatWantsNoMoreIsLeftAloneAndToldTheRestWhenTheProcessBeginsAnew() throws Exception {
        Deliveries leaving = endpoint(
                "leaving", request -> Deliveries.key(request).equals("0-5") ? Reply.status(410) : Reply.status(200));
        settings.put("at.once", "1");
        try (WebhooksProcess process = start()) {
            process.awaitReady();
            send(0, 30);
            await().atMost(PATIENCE).until(() -> process.log().contains("answered 410 and is told no more"));
        }
        assertThat(leaving.taken()).doesNotContain("0-5");
        leaving.turn(request -> Reply.status(200));
        try (WebhooksProcess process = start()) {
            process.awaitReady();
            await().atMost(PATIENCE).until(() -> new ArrayList<>(leaving.taken()).containsAll(keys(0, 30)));
        }
        leaving.requireSigned();
        assertThat(letters()).isEmpty();
    }

    @Test
    void aProcessThatIsKilledMissesNoneAndTheKeyTellsWhatCameTwice() throws Exception {
        Deliveries well = endpoint("well", request -> Reply.status(200));
        try (WebhooksProcess process = start()) {
            process.awaitReady();
        }
        send(0, 400);
        try (WebhooksProcess process = start()) {
            await().atMost(PATIENCE).until(() -> well.taken().size() >= 100);
            process.kill();
        }
        try (WebhooksProcess process = start()) {
            process.awaitReady();
            await().atMost(PATIENCE)
                    .until(() -> well.taken().stream().distinct().count() >= 400);
        }
        assertThat(well.taken().stream().distinct()).containsExactlyInAnyOrderElementsOf(keys(0, 400));
        well.requireSigned();
    }

    private ConsumerRecord<byte[], byte[]> original(DeadLetter letter) throws Exception {
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        try (LogReader reader = new LogReader(connection, Topics.ALERTS_FRAUD)) {
            reader.readToEnd(record -> {
                if (record.partition() == letter.getPartition() && record.offset() == letter.getOffset()) {
                    found.add(record);
                }
            });
        }
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private List<DeadLetter> letters() throws Exception {
        List<DeadLetter> letters = new ArrayList<>();
        try (SchemaRegistry registry = SchemaRegistry.connect(connection);
                LogReader reader = new LogReader(connection, Topics.DEAD_LETTERS)) {
            AvroSerde<DeadLetter> serde = registry.serde(Topics.DEAD_LETTERS);
            reader.readToEnd(record -> letters.add(serde.decode(record)));
        }
        return letters;
    }
}
