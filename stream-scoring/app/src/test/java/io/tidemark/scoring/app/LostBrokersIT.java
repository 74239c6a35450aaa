package io.tidemark.scoring.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tidemark.embedded.EmbeddedBroker;
import io.tidemark.embedded.EmbeddedCluster;
import io.tidemark.embedded.EmbeddedRegistry;
import io.tidemark.log.cluster.TopicsAdmin;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.testkit.scoring.CommittedLog;
import io.tidemark.testkit.scoring.FeatureFeed;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A scoring instance on three brokers of which one is lost, and then another does not answer. */
@Tag("component")
class LostBrokersIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** {@code ready.progress} and what one answer may take. */
    @TempDir
    Path dir;

    @Test
    @Timeout(600)
    void oneIsDoneWithoutAndWithoutTwoItIsNotReadyUntilTheyAreBack() throws Exception {
        try (EmbeddedCluster cluster = EmbeddedCluster.start(dir.resolve("brokers"));
                EmbeddedRegistry server = EmbeddedRegistry.start(dir.resolve("registry"))) {
            Connection connection = Connection.from(
                    Map.of("bootstrap.servers", cluster.bootstrapServers(), "schema.registry.url", server.url()));
            try (TopicsAdmin topics = TopicsAdmin.connect(connection)) {
                topics.apply(4, (short) 3);
            }
            try (SchemaRegistry registry = SchemaRegistry.connect(connection);
                    ScoringApp app = start(connection);
                    FeatureFeed feed = new FeatureFeed(connection, registry).flow(50);
                    var scores = new CommittedLog<>(connection, registry, Topics.SCORES)) {
                await().atMost(PATIENCE).until(() -> scores.read().size() > 50);
                await().atMost(PATIENCE).until(app::reasonNotReady, Optional::isEmpty);
                internalTopicsHaveThreeReplicas(connection);
                EmbeddedBroker one = cluster.others().get(0);
                EmbeddedBroker two = cluster.others().get(1);

                int before = scores.read().size();
                one.kill();
                await().atMost(PATIENCE).until(() -> scores.read().size() > before + 500);
                await().atMost(PATIENCE).until(app::reasonNotReady, Optional::isEmpty);

                cluster.freeze(two);
                await().atMost(PATIENCE).until(app::reasonNotReady, Optional::isPresent);
                System.out.println("Two of three brokers frozen: " + app.reasonNotReady());
                await().during(Duration.ofSeconds(3))
                        .failFast(
                                "it is ready again", () -> app.reasonNotReady().isEmpty())
                        .atMost(PATIENCE)
                        .until(app::reasonNotReady, Optional::isPresent);

                one.restart();
                cluster.thaw(two);
                await().atMost(PATIENCE).until(app::reasonNotReady, Optional::isEmpty);
                feed.close();
                await().atMost(PATIENCE).until(() -> scores.read().size() >= feed.sent());
                assertThat(scores.readToEnd())
                        .extracting(entry -> entry.value().getTransaction().getTransactionId())
                        .doesNotHaveDuplicates()
                        .hasSize((int) feed.sent());
            }
        }
    }

    private ScoringApp start(Connection connection) {
        Map<String, String> properties = new TreeMap<>(connection.toProperties());
        properties.put("state.dir", dir.resolve("state").toString());
        properties.put("ready.progress", "3s");
        return ScoringApp.start(ScoringSettings.from(properties), InstantSource.system(), new SimpleMeterRegistry());
    }

    private static void internalTopicsHaveThreeReplicas(Connection connection) throws Exception {
        try (Admin admin = Admin.create(connection.clientConfig())) {
            List<String> changelogs = admin.listTopics().names().get().stream()
                    .filter(name -> name.endsWith("-changelog"))
                    .toList();
            assertThat(changelogs).hasSize(3);
            for (TopicDescription topic :
                    admin.describeTopics(changelogs).allTopicNames().get().values()) {
                assertThat(topic.partitions())
                        .as(topic.name())
                        .allMatch(partition -> partition.replicas().size() == 3);
            }
        }
    }
}
