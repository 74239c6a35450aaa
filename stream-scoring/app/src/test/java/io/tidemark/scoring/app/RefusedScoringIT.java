package io.tidemark.scoring.app;

import static org.apache.kafka.common.acl.AclOperation.ALTER_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DELETE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tidemark.embedded.EmbeddedRegistry;
import io.tidemark.embedded.guarded.Grant;
import io.tidemark.embedded.guarded.GuardedBroker;
import io.tidemark.embedded.guarded.Transport;
import io.tidemark.log.cluster.TopicsAdmin;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import io.tidemark.testkit.scoring.CommittedLog;
import io.tidemark.testkit.scoring.FeatureFeed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rights are taken away from a scoring process that runs, and its password is changed: it says why it does not score,
 * and does again once it may.
 */
@Timeout(600)
@Tag("component")
class RefusedScoringIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    static Path dir;

    private static GuardedBroker broker;
    private static EmbeddedRegistry server;

    private final String user = "user-" + UUID.randomUUID().toString().substring(0, 8);
    private final String prefix = user + ".";
    private final String application = prefix + "tidemark-scoring";
    private Connection all;
    private SchemaRegistry registry;

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
        broker.user(user, "first");
        broker.allow(
                user,
                Grant.topics(prefix, DESCRIBE_CONFIGS),
                Grant.topics(application, READ, WRITE, CREATE, DELETE, ALTER_CONFIGS),
                Grant.groups(application),
                Grant.transactions(application));
        for (Topic<?> read : List.of(
                Topics.MODELS, Topics.DEPLOYMENTS, Topics.LIST_ENTRIES, Topics.ROLLOUT_REQUESTS, Topics.FEATURES)) {
            broker.allow(user, Grant.topic(all.topic(read), READ));
        }
        for (Topic<?> written : List.of(
                Topics.SCORES, Topics.ALERTS_FRAUD, Topics.SUPERSEDED, Topics.DEAD_LETTERS, Topics.ACKNOWLEDGEMENTS)) {
            broker.allow(user, Grant.topic(all.topic(written), WRITE));
        }
    }

    @AfterEach
    void closeRegistry() throws Exception {
        registry.close();
    }

    @Test
    void itDecidesOnOnceItMayReadFeaturesAndWriteScoresAgain() throws Exception {
        try (ScoringApp app = scoring("first");
                FeatureFeed feed = new FeatureFeed(all, registry);
                var scores = new CommittedLog<>(all, registry, Topics.SCORES)) {
            decidesOne(app, feed, scores);
            long sent = 1;
            for (Grant taken : List.of(
                    Grant.topic(all.topic(Topics.FEATURES), READ), Grant.topic(all.topic(Topics.SCORES), WRITE))) {
                broker.revoke(user, taken);
                feed.sendNext();
                long unscored = sent++;
                await().atMost(PATIENCE).until(app::reasonNotReady, Optional::isPresent);
                assertThat(scores.readToEnd()).hasSize((int) unscored);
                broker.allow(user, taken);
                long expected = sent;
                await().atMost(PATIENCE).until(() -> scores.read().size() == expected);
                await().atMost(PATIENCE).until(app::reasonNotReady, Optional::isEmpty);
            }
        }
    }

    /** Kafka Streams reads its settings once; what stands in a file may change while it lives. */
    @Test
    void itGoesOnWithTheNewPasswordOnceThatStandsInItsFile() throws Exception {
        Path secret = Files.writeString(dir.resolve(user + ".properties"), "password=first");
        try (ScoringApp app = scoring("${file:" + secret + ":password}");
                FeatureFeed feed = new FeatureFeed(all, registry);
                var scores = new CommittedLog<>(all, registry, Topics.SCORES)) {
            decidesOne(app, feed, scores);

            broker.user(user, "second");
            await().atMost(PATIENCE).until(app::reasonNotReady, Optional::isPresent);
            // Each client is asked for its password at a time of its own; then none is let in any more.
            await().during(GuardedBroker.ASKED_AGAIN.multipliedBy(2))
                    .atMost(PATIENCE)
                    .until(app::reasonNotReady, Optional::isPresent);
            feed.sendNext();
            await().during(GuardedBroker.ASKED_AGAIN)
                    .atMost(PATIENCE)
                    .until(() ->
                            scores.read().size() == 1 && app.reasonNotReady().isPresent());

            Files.writeString(secret, "password=second");
            await().atMost(PATIENCE).until(() -> scores.read().size() == 2);
            await().atMost(PATIENCE).until(app::reasonNotReady, Optional::isEmpty);
        }
    }

    private static void decidesOne(ScoringApp app, FeatureFeed feed, CommittedLog<?> scores) throws Exception {
        feed.sendNext();
        await().atMost(PATIENCE).until(() -> scores.read().size() == 1);
        await().atMost(PATIENCE).until(app::reasonNotReady, Optional::isEmpty);
    }

    private ScoringApp scoring(String password) {
        Map<String, String> properties = new TreeMap<>(broker.properties(user, password));
        properties.put("schema.registry.url", server.url());
        properties.put("topic.prefix", prefix);
        properties.put("state.dir", dir.resolve("state-" + user).toString());
        properties.put("ready.progress", "2s");
        return ScoringApp.start(ScoringSettings.from(properties), InstantSource.system(), new SimpleMeterRegistry());
    }
}
