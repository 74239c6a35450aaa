package io.tidemark.scoring.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.process.ChildProcess;
import io.tidemark.process.JavaCommand;
import io.tidemark.schemas.Score;
import io.tidemark.scoring.app.owner.OwnedPrefixException;
import io.tidemark.testkit.scoring.CommittedLog;
import io.tidemark.testkit.scoring.FeatureFeed;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Two applications on the same topics. */
@Timeout(600)
@Tag("component")
@Tag("exact")
class OwnedPrefixIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    @TempDir
    Path dir;

    private Connection connection;
    private SchemaRegistry registry;
    private CommittedLog<Score> scores;
    private FeatureFeed feed;
    private final List<ScoringApp> started = new ArrayList<>();

    @BeforeEach
    void topics() throws Exception {
        connection = KAFKA.freshConnection();
        registry = SchemaRegistry.connect(connection);
        scores = new CommittedLog<>(connection, registry, Topics.SCORES);
        feed = new FeatureFeed(connection, registry);
    }

    @AfterEach
    void close() throws Exception {
        started.forEach(ScoringApp::close);
        feed.close();
        scores.close();
        registry.close();
    }

    @Test
    void aSecondApplicationIsRefusedByTheNameOfTheFirstAndFurtherInstancesOfThatAreNot() throws Exception {
        ScoringApp first = start("one", "a", Map.of());
        decideSome(100);
        assertThatThrownBy(() -> start("two", "b", Map.of()))
                .isInstanceOf(OwnedPrefixException.class)
                .hasMessage(
                        "%1$s decides the transactions of the prefix \"%2$s\", and %3$s would decide and alert all of them again; set application.id=%1$s to run one more instance of it, use another topic.prefix, or let this one take over for good with prefix.takeover=%1$s"
                                .formatted(id("one"), connection.topicPrefix(), id("two")));
        assertThatThrownBy(() -> start("two", "b", Map.of("prefix.takeover", id("three"))))
                .isInstanceOf(OwnedPrefixException.class);
        ScoringApp further = start("one", "c", Map.of());
        first.close();
        decideSome(100);
        further.close();
        start("one", "a", Map.of());
        decideSome(100);
        requireEachDecidedOnce();
    }

    @Test
    void theRefusedProcessEndsWithTwoAndOneSentence() throws Exception {
        start("one", "a", Map.of());
        Properties properties = new Properties();
        properties.putAll(properties("two", "b", Map.of()));
        Path file = dir.resolve("scoring.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        JavaCommand command =
                JavaCommand.of(ScoringMain.class.getName()).heap(256).small().argument(file.toString());
        try (ChildProcess second = ChildProcess.start("scoring", command, dir.resolve("scoring.log"))) {
            assertThat(second.awaitExit(Duration.ofMinutes(3)))
                    .as(second.logTail())
                    .hasValue(2);
            assertThat(Files.readAllLines(second.log()))
                    .filteredOn(line -> line.startsWith("scoring: "))
                    .singleElement()
                    .asString()
                    .startsWith("scoring: " + id("one") + " decides the transactions of the prefix");
        }
    }

    @Test
    void ofTwoThatStartAtOnceOneDecides() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<ScoringApp>> starts = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                String application = i % 2 == 0 ? "even" : "odd";
                String instance = "instance-" + i;
                starts.add(() -> start(application, instance, Map.of()));
            }
            int refused = 0;
            for (Future<ScoringApp> one : threads.invokeAll(starts)) {
                try {
                    one.get();
                } catch (ExecutionException e) {
                    assertThat(e.getCause()).isInstanceOf(OwnedPrefixException.class);
                    refused++;
                }
            }
            assertThat(refused).isEqualTo(2);
        } finally {
            threads.shutdownNow();
        }
        decideSome(100);
        requireEachDecidedOnce();
    }

    @Test
    void whoTakesOverGoesOnWhereTheOtherHasEndedAndSoDoesTheOtherWhenItTakesOverAgain() throws Exception {
        ScoringApp one = start("one", "a", Map.of());
        ScoringApp oneMore = start("one", "b", Map.of());
        feed.flow(200);
        await().atMost(PATIENCE).until(() -> scores.read().size() > 200);
        ScoringApp two = start("two", "c", Map.of("prefix.takeover", id("one")));
        for (ScoringApp ended : List.of(one, oneMore)) {
            assertThat(ended.awaitEnd())
                    .hasValueSatisfying(why ->
                            assertThat(why).startsWith(id("two")).endsWith(", and " + id("one") + " decides no more"));
        }
        int before = scores.read().size();
        await().atMost(PATIENCE).until(() -> scores.read().size() > before + 200);
        assertThatThrownBy(() -> start("one", "a", Map.of()))
                .isInstanceOf(OwnedPrefixException.class)
                .hasMessageStartingWith(id("two") + " decides ");
        ScoringApp again = start("one", "a", Map.of("prefix.takeover", id("two")));
        assertThat(two.awaitEnd()).isPresent();
        int between = scores.read().size();
        await().atMost(PATIENCE).until(() -> scores.read().size() > between + 200);
        await().atMost(PATIENCE).until(again::reasonNotReady, Optional::isEmpty);
        feed.pause();
        feed.sendAllAgain();
        requireEachDecidedOnce();
    }

    @Test
    void twoInstancesThatTakeOverAtOnceBothDecideInTheEnd() throws Exception {
        feed.flow(200);
        try (ScoringApp one = start("one", "a", Map.of())) {
            await().atMost(PATIENCE).until(() -> scores.read().size() > 200);
            Map<String, String> heir = Map.of("prefix.takeover", id("one"));
            ExecutorService threads = Executors.newFixedThreadPool(2);
            try {
                List<Callable<ScoringApp>> heirs =
                        List.of(() -> start("two", "b", heir), () -> start("two", "c", heir));
                for (Future<ScoringApp> ready : threads.invokeAll(heirs)) {
                    ready.get();
                }
            } finally {
                threads.shutdownNow();
            }
            assertThat(one.awaitEnd()).isPresent();
        }
        int before = scores.read().size();
        await().atMost(PATIENCE).until(() -> scores.read().size() > before + 200);
        feed.pause();
        feed.sendAllAgain();
        requireEachDecidedOnce();
    }

    @Test
    void whoWasKilledIsTakenOverFromOnceTheBrokerHasGivenItUp() throws Exception {
        Properties properties = new Properties();
        properties.putAll(properties("one", "a", Map.of()));
        Path file = dir.resolve("scoring.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        JavaCommand command =
                JavaCommand.of(ScoringMain.class.getName()).heap(256).small().argument(file.toString());
        feed.flow(200);
        try (ChildProcess first = ChildProcess.start("scoring", command, dir.resolve("scoring.log"))) {
            await().atMost(PATIENCE).until(() -> scores.read().size() > 200);
            first.kill();
        }
        start("two", "b", Map.of("prefix.takeover", id("one")));
        int before = scores.read().size();
        await().atMost(PATIENCE).until(() -> scores.read().size() > before + 200);
        feed.pause();
        feed.sendAllAgain();
        requireEachDecidedOnce();
    }

    @Test
    void aPrefixOfABuildThatNamedNoOwnerIsRefusedToOthersUntilTheyNameIt() throws Exception {
        start("one", "a", Map.of()).close();
        ScoringApp one = start("one", "a", Map.of());
        decideSome(100);
        one.close();
        forgetTheOwner();
        assertThatThrownBy(() -> start("two", "b", Map.of()))
                .isInstanceOf(OwnedPrefixException.class)
                .hasMessageStartingWith("an application of an earlier build decides the transactions");
        assertThatThrownBy(() -> start("two", "b", Map.of("prefix.takeover", "onne")))
                .isInstanceOf(OwnedPrefixException.class)
                .hasMessageStartingWith("prefix.takeover is onne, and nothing that Kafka shows says");
        start("two", "b", Map.of("prefix.takeover", id("one")));
        decideSome(100);
        feed.sendAllAgain();
        requireEachDecidedOnce();
    }

    /** Servers are shared by all tests, and so are the names of groups. */
    private String id(String application) {
        return application + "-" + connection.topicPrefix();
    }

    private void forgetTheOwner() throws Exception {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(connection.clientConfig(), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            connection.topicPrefix() + "tidemark-scoring-owner", 0, "owner".getBytes(), null))
                    .get();
        }
    }

    private void decideSome(int count) {
        for (int i = 0; i < count; i++) {
            feed.sendNext();
        }
        await().atMost(PATIENCE).until(() -> scores.read().size() >= feed.sent());
    }

    /** What was sent last is behind all that came twice before it. */
    private void requireEachDecidedOnce() {
        for (int i = 0; i < 20; i++) {
            feed.sendNext();
        }
        await().atMost(PATIENCE).until(() -> scores.read().size() >= feed.sent());
        assertThat(scores.readToEnd())
                .extracting(entry -> entry.value().getOrigin().getOffset())
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.range(0, feed.sent()).boxed().toList());
    }

    private ScoringApp start(String application, String instance, Map<String, String> more) {
        ScoringApp app = ScoringApp.start(
                ScoringSettings.from(properties(application, instance, more)),
                InstantSource.system(),
                new SimpleMeterRegistry());
        synchronized (started) {
            started.add(app);
        }
        await().atMost(PATIENCE).until(app::reasonNotReady, Optional::isEmpty);
        return app;
    }

    private Map<String, String> properties(String application, String instance, Map<String, String> more) {
        Map<String, String> properties = new TreeMap<>(connection.toProperties());
        properties.put("application.id", id(application));
        properties.put("instance", instance);
        properties.put("state.dir", dir.resolve(application + "-" + instance).toString());
        properties.putAll(more);
        return properties;
    }
}
