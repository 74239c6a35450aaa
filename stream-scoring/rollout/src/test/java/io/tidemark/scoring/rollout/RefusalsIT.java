package io.tidemark.scoring.rollout;

import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tidemark.embedded.EmbeddedRegistry;
import io.tidemark.embedded.guarded.Grant;
import io.tidemark.embedded.guarded.GuardedBroker;
import io.tidemark.embedded.guarded.Transport;
import io.tidemark.log.cluster.TopicsAdmin;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.InstanceWord;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.RolloutOutcome;
import io.tidemark.scoring.model.ModelLoader;
import io.tidemark.scoring.model.forest.CompiledForestFactory;
import io.tidemark.scoring.release.members.Acknowledger;
import io.tidemark.scoring.release.members.InstanceName;
import io.tidemark.scoring.release.models.BundleIntake;
import io.tidemark.scoring.release.models.TopicModels;
import io.tidemark.scoring.rollout.client.ModelPublisher;
import io.tidemark.scoring.rollout.client.RolloutClient;
import io.tidemark.scoring.rollout.client.RolloutTimeoutException;
import io.tidemark.testkit.scoring.CommittedLog;
import io.tidemark.testkit.scoring.TestModels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Rights are taken away from processes that run, and passwords are changed: whoever followed a topic says why it does
 * not now, and does again once it may.
 */
@Timeout(600)
@Tag("component")
class RefusalsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String PASSWORD = "first";

    @TempDir
    static Path dir;

    private static GuardedBroker broker;
    private static EmbeddedRegistry server;

    private final String user = "user-" + UUID.randomUUID().toString().substring(0, 8);
    private final String prefix = user + ".";
    private Connection all;
    private SchemaRegistry registry;
    private ModelPublisher publisher;

    @BeforeAll
    static void start() throws Exception {
        // A thread of Kafka Streams that is refused dies and is replaced.
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
        broker = GuardedBroker.start(dir.resolve("broker"), Transport.SASL_PLAINTEXT);
        server = EmbeddedRegistry.start(dir.resolve("registry"));
    }

    @AfterAll
    static void stop() {
        Awaitility.reset();
        server.close();
        broker.close();
    }

    @BeforeEach
    void topicsAndUser() throws Exception {
        all = Connection.from(Map.of(
                "bootstrap.servers", broker.unguarded(),
                "schema.registry.url", server.url(),
                "topic.prefix", prefix));
        try (TopicsAdmin topics = TopicsAdmin.connect(all)) {
            topics.apply(2, (short) 1);
        }
        registry = SchemaRegistry.connect(all);
        publisher = new ModelPublisher(all, registry, InstantSource.system(), TestModels.UNSIGNED_TOO);
        broker.user(user, PASSWORD);
    }

    @AfterEach
    void closeRegistry() throws Exception {
        registry.close();
    }

    static Stream<Topic<?>> followedByScoring() {
        return Stream.of(Topics.MODELS, Topics.DEPLOYMENTS, Topics.ROLLOUT_REQUESTS);
    }

    @ParameterizedTest
    @MethodSource("followedByScoring")
    void bundlesArriveAgainOnceTheTopicMayBeReadAgain(Topic<?> topic) throws Exception {
        for (Topic<?> one : followedByScoring().toList()) {
            broker.allow(user, Grant.topic(all.topic(one), READ));
        }
        Grant taken = Grant.topic(all.topic(topic), READ);
        broker.allow(user, Grant.topic(all.topic(topic), DESCRIBE), acknowledgements());
        try (Acknowledger voice = voice(guarded());
                TopicModels models = models(guarded(), voice)) {
            publish("a");
            awaitReady("a");
            assertThat(models.failure()).isEmpty();

            broker.revoke(user, taken);
            await().atMost(PATIENCE).until(models::failure, Optional::isPresent);
            publish("b");
            assertThat(models.failure().orElseThrow())
                    .contains("models are not followed now", "Not authorized", all.topic(topic));
            // As long as it lasts, whatever is tried meanwhile.
            await().during(Duration.ofSeconds(6)).atMost(PATIENCE).until(models::failure, Optional::isPresent);

            broker.allow(user, taken);
            await().atMost(PATIENCE).until(models::failure, Optional::isEmpty);
            publish("c");
            awaitReady("b");
            awaitReady("c");
        }
    }

    @Test
    void aWordThatCouldNotBeWrittenIsSaidOnceItMayBe() throws Exception {
        broker.allow(user, acknowledgements());
        try (Acknowledger voice = voice(guarded())) {
            await().atMost(PATIENCE).until(() -> word("x") == InstanceWord.ALIVE);
            broker.revoke(user, acknowledgements());
            voice.ready(new ModelReference("unheard", "hash"));
            await().atMost(PATIENCE).until(voice::failure, Optional::isPresent);
            assertThat(voice.failure().orElseThrow()).contains(all.topic(Topics.ACKNOWLEDGEMENTS), "uthoriz");
            assertThat(word("x/unheard")).isEqualTo(InstanceWord.UNKNOWN);
            broker.allow(user, acknowledgements());
            awaitReady("unheard");
            await().atMost(PATIENCE).until(voice::failure, Optional::isEmpty);
        }
    }

    @Test
    void aChangedPasswordCountsOnceItStandsInItsFile() throws Exception {
        broker.allow(user, Grant.topics(prefix, READ, WRITE));
        Path secret = Files.writeString(dir.resolve(user + ".properties"), "password=" + PASSWORD);
        Connection byFile = guarded("${file:" + secret + ":password}");
        try (Acknowledger voice = voice(byFile);
                TopicModels models = models(byFile, voice)) {
            publish("a");
            awaitReady("a");
            broker.user(user, "second");
            await().atMost(PATIENCE).until(models::failure, Optional::isPresent);
            await().atMost(PATIENCE).until(voice::failure, Optional::isPresent);
            publish("b");
            assertThat(models.failure().orElseThrow()).contains("Authentication failed");
            Files.writeString(secret, "password=second");
            await().atMost(PATIENCE).until(models::failure, Optional::isEmpty);
            await().atMost(PATIENCE).until(voice::failure, Optional::isEmpty);
            awaitReady("b");
        }
    }

    @Test
    void theRolloutAnswersOnceItMayReadAndWriteAgain() throws Exception {
        String name = prefix + RolloutLog.NAME;
        broker.allow(user, Grant.topics(prefix, READ, WRITE), Grant.groups(name), Grant.transactions(name));
        Connection guarded = guarded();
        RolloutClient client = new RolloutClient(all, registry);
        Supplier<Sequencer> sequencers = () -> Sequencers.of(guarded, registry, Duration.ofSeconds(1));
        publish("a");
        publish("b");
        try (RolloutService service = RolloutService.start(sequencers)) {
            await().atMost(PATIENCE).until(service::reasonNotServing, Optional::isEmpty);
            broker.revoke(user, Grant.topics(prefix, READ, WRITE));
            await().atMost(PATIENCE).until(service::reasonNotServing, Optional::isPresent);
            assertThat(service.reasonNotServing().orElseThrow()).contains("uthoriz");
            broker.allow(user, Grant.topics(prefix, READ, WRITE));
            await().atMost(PATIENCE).until(service::reasonNotServing, Optional::isEmpty);
            assertThat(client.promote("a", "", "test", PATIENCE).getOutcome()).isEqualTo(RolloutOutcome.ACTIVATED);

            // Between the question and the answer.
            broker.revoke(user, Grant.transactions(name));
            assertThatThrownBy(() -> client.promote("b", "", "test", Duration.ofSeconds(5)))
                    .isInstanceOf(RolloutTimeoutException.class);
            await().atMost(PATIENCE).until(service::reasonNotServing, Optional::isPresent);
            broker.allow(user, Grant.transactions(name));
            await().atMost(PATIENCE).until(service::reasonNotServing, Optional::isEmpty);
            await().atMost(PATIENCE).until(() -> client.current()
                    .orElseThrow()
                    .getControl()
                    .getActivation()
                    .getChampion()
                    .getVersion()
                    .equals("b"));
            assertThat(LogChecks.activationsAreWhole(all, registry)).isNotEmpty();
        }
    }

    private Grant acknowledgements() {
        return Grant.topic(all.topic(Topics.ACKNOWLEDGEMENTS), WRITE);
    }

    private Connection guarded() {
        return guarded(PASSWORD);
    }

    private Connection guarded(String password) {
        Map<String, String> properties = broker.properties(user, password);
        properties.put("schema.registry.url", server.url());
        properties.put("topic.prefix", prefix);
        return Connection.from(properties);
    }

    private Acknowledger voice(Connection connection) {
        return Acknowledger.start(connection, registry, InstanceName.of("x"), InstantSource.system());
    }

    private TopicModels models(Connection connection, Acknowledger voice) {
        return TopicModels.start(
                connection,
                registry,
                new BundleIntake(new ModelLoader(new CompiledForestFactory(), TestModels.UNSIGNED_TOO)),
                new TopicModels.Keeping(Duration.ofSeconds(4), 4),
                voice);
    }

    private void publish(String version) {
        publisher.publish(TestModels.bundle(version).bytes(), "test");
    }

    private void awaitReady(String version) {
        await().atMost(PATIENCE).until(() -> word("x/" + version) == InstanceWord.READY);
    }

    /** The last word under a key. */
    private InstanceWord word(String key) {
        try (var log = new CommittedLog<>(all, registry, Topics.ACKNOWLEDGEMENTS)) {
            return log.readToEnd().stream()
                    .map(entry -> entry.value())
                    .filter(said ->
                            key.equals(said.getInstance() + (said.getVersion() == null ? "" : "/" + said.getVersion())))
                    .reduce((before, after) -> after)
                    .map(said -> said.getWord())
                    .orElse(InstanceWord.UNKNOWN);
        }
    }
}
