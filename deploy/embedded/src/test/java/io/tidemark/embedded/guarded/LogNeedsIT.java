package io.tidemark.embedded.guarded;

import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.log.LogReader;
import io.tidemark.log.cluster.LogNeeds;
import io.tidemark.log.cluster.TopicsAdmin;
import io.tidemark.log.cluster.TopicsException;
import io.tidemark.log.kafka.Clients;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a process needs is held against a broker with rights of its own, and one that makes whatever topic is asked for.
 */
@Timeout(600)
@Tag("component")
class LogNeedsIT {

    private static final String PASSWORD = "password";

    @TempDir
    static Path dir;

    private static GuardedBroker broker;

    @BeforeAll
    static void start() throws Exception {
        broker = GuardedBroker.start(dir, Transport.SASL_PLAINTEXT, Map.of("auto.create.topics.enable", "true"));
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void everythingThatIsMissingIsNamedAtOnceAndNothingOnceItIsThere() throws Exception {
        Connection all = connection("needs.", "0");
        create(all, Topics.FEATURES.name(), 3);
        create(all, Topics.MODELS.name(), 2);
        create(all, Topics.SCORES.name(), 3);
        create(all, Topics.LABELS.name(), 3);
        broker.user("needy", PASSWORD);
        broker.allow(
                "needy",
                Grant.topic(all.topic(Topics.FEATURES), READ),
                Grant.topic(all.topic(Topics.MODELS), READ),
                Grant.topic(all.topic(Topics.SCORES), DESCRIBE));
        Connection needy = guarded("needy", "needs.", "0");
        LogNeeds needs = new LogNeeds("scoring")
                .reads(Topics.FEATURES, Topics.MODELS, Topics.LABELS)
                .writes(Topics.SCORES)
                .group("needs.scoring")
                .transactions("needs.scoring-start");
        assertThatThrownBy(() -> needs.require(needy))
                .isInstanceOf(TopicsException.class)
                .hasMessageContaining("does not have what scoring needs: ")
                .hasMessageContaining("topic needs.models has 2 partitions and must have 1")
                .hasMessageContaining("the right WRITE on topic needs.scores is missing")
                .hasMessageContaining("the right READ on topic needs.labels is missing")
                .hasMessageContaining("the right READ on consumer group needs.scoring is missing")
                .hasMessageContaining("the right WRITE on transactional id needs.scoring-start is missing")
                .hasMessageNotContaining("needs.features");

        try (Admin admin = Clients.admin(all)) {
            admin.deleteTopics(List.of(all.topic(Topics.MODELS))).all().get();
        }
        broker.allow(
                "needy",
                Grant.topic(all.topic(Topics.LABELS), READ),
                Grant.topic(all.topic(Topics.SCORES), WRITE),
                Grant.groups("needs.scoring"),
                Grant.transactions("needs.scoring"));
        assertThatThrownBy(() -> needs.require(needy))
                .hasMessageContaining("topic needs.models is missing, create the topics with: tidemark topics apply");
        CompletableFuture<Map<?, ?>> patient =
                CompletableFuture.supplyAsync(() -> needs.require(guarded("needy", "needs.", "30s")));
        TimeUnit.SECONDS.sleep(1);
        assertThat(patient).isNotDone();
        create(all, Topics.MODELS.name(), 1);
        assertThat(patient.get(2, TimeUnit.MINUTES).toString()).contains("models=1", "features=3");
    }

    @Test
    void nobodyMakesATopicByAskingForIt() throws Exception {
        Connection connection = connection("asking.", "0");
        assertThatThrownBy(() -> new LogNeeds("x")
                        .reads(Topics.LABELS)
                        .writes(Topics.SCORES)
                        .require(connection))
                .hasMessageContaining("topics asking.labels, asking.scores are missing");
        try (KafkaConsumer<byte[], byte[]> consumer = Clients.consumer(connection, Map.of())) {
            assertThat(consumer.partitionsFor(connection.topic(Topics.LABELS), Duration.ofMinutes(1)))
                    .isEmpty();
        }
        assertThatThrownBy(() -> new LogReader(connection, Topics.SCORES)).isInstanceOf(RuntimeException.class);
        try (LogReader reader = new LogReader(connection, Topics.MODELS)) {
            assertThat(reader.poll(Duration.ofSeconds(1))).isEmpty();
        }
        try (TopicsAdmin topics = TopicsAdmin.connect(connection)) {
            assertThatThrownBy(() -> topics.requirePresent(Topics.MODELS)).isInstanceOf(TopicsException.class);
        }
        try (Admin admin = Clients.admin(connection)) {
            assertThat(admin.listTopics().names().get()).noneMatch(name -> name.startsWith("asking."));
        }
    }

    private static void create(Connection connection, String topic, int partitions) throws Exception {
        try (Admin admin = Clients.admin(connection)) {
            admin.createTopics(List.of(new NewTopic(connection.topicPrefix() + topic, partitions, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static Connection connection(String prefix, String patience) {
        return Connection.from(Map.of(
                "bootstrap.servers",
                broker.unguarded(),
                "schema.registry.url",
                "http://127.0.0.1:1",
                "topic.prefix",
                prefix,
                "start.patience",
                patience));
    }

    private static Connection guarded(String user, String prefix, String patience) {
        Map<String, String> properties = broker.properties(user, PASSWORD);
        properties.put("schema.registry.url", "http://127.0.0.1:1");
        properties.put("topic.prefix", prefix);
        properties.put("start.patience", patience);
        return Connection.from(properties);
    }
}
