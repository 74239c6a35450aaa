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
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.log.topics.TopicsAdmin;
import io.tidemark.testkit.scoring.CommittedLog;
import io.tidemark.testkit.scoring.FeatureFeed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kafka Streams reads its settings once; what stands in a file may change while it lives. */
@Timeout(180)
class ChangedPasswordIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PREFIX = "changed.";
    private static final String USER = "scorer";

    @TempDir
    Path dir;

    @BeforeEach
    void leaveFailedThreadsAlone() {
        // A thread of Kafka Streams that is refused dies and is replaced.
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
    }

    @AfterEach
    void reset() {
        Awaitility.reset();
    }

    @Test
    void scoringGoesOnWithTheNewPasswordOnceItStandsInItsFile() throws Exception {
        try (GuardedBroker broker = GuardedBroker.start(dir.resolve("broker"), Transport.SASL_PLAINTEXT);
                EmbeddedRegistry server = EmbeddedRegistry.start(dir.resolve("registry"))) {
            Connection all = Connection.from(Map.of(
                    "bootstrap.servers", broker.unguarded(),
                    "schema.registry.url", server.url(),
                    "topic.prefix", PREFIX));
            try (TopicsAdmin topics = TopicsAdmin.connect(all)) {
                topics.apply(2, (short) 1);
            }
            String application = PREFIX + "tidemark-scoring";
            broker.user(USER, "first");
            broker.allow(
                    USER,
                    Grant.topics(PREFIX, READ, WRITE, DESCRIBE_CONFIGS),
                    Grant.topics(application, CREATE, DELETE, ALTER_CONFIGS),
                    Grant.groups(application),
                    Grant.transactions(application));
            Path secret = Files.writeString(dir.resolve("secret.properties"), "password=first");
            Map<String, String> properties = new TreeMap<>(broker.properties(USER, "${file:" + secret + ":password}"));
            properties.put("schema.registry.url", server.url());
            properties.put("topic.prefix", PREFIX);
            properties.put("state.dir", dir.resolve("state").toString());
            properties.put("ready.progress", "2s");
            try (SchemaRegistry registry = SchemaRegistry.connect(all);
                    ScoringApp app = ScoringApp.start(
                            ScoringSettings.from(properties), InstantSource.system(), new SimpleMeterRegistry());
                    FeatureFeed feed = new FeatureFeed(all, registry);
                    var scores = new CommittedLog<>(all, registry, Topics.SCORES)) {
                feed.sendNext();
                await().atMost(PATIENCE).until(() -> scores.read().size() == 1);
                await().atMost(PATIENCE).until(app::reasonNotReady, Optional::isEmpty);

                broker.user(USER, "second");
                await().atMost(PATIENCE).until(app::reasonNotReady, Optional::isPresent);
                feed.sendNext();
                await().during(GuardedBroker.ASKED_AGAIN.multipliedBy(2))
                        .atMost(PATIENCE)
                        .until(app::reasonNotReady, Optional::isPresent);
                assertThat(scores.read()).hasSize(1);

                Files.writeString(secret, "password=second");
                await().atMost(PATIENCE).until(() -> scores.read().size() == 2);
                await().atMost(PATIENCE).until(app::reasonNotReady, Optional::isEmpty);
            }
        }
    }
}
