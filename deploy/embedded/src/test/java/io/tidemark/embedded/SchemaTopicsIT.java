package io.tidemark.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.log.cluster.AppliedTopic;
import io.tidemark.log.cluster.AppliedTopic.Outcome;
import io.tidemark.log.cluster.TopicsAdmin;
import io.tidemark.log.cluster.TopicsException;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.kafka.KafkaUnreachableException;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The topic catalogue on a real broker. */
@Tag("component")
class SchemaTopicsIT {

    private static final short ONE = 1;

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    private Connection connection;
    private TopicsAdmin topics;

    @BeforeEach
    void connect() {
        Map<String, String> properties = KAFKA.properties();
        properties.put(Connection.TOPIC_PREFIX, UUID.randomUUID() + ".");
        connection = Connection.from(properties);
        topics = TopicsAdmin.connect(connection);
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void everyTopicIsCreatedAsTheCatalogueSaysAndThenLeftAlone() throws Exception {
        assertThat(topics.apply(3, ONE)).extracting(AppliedTopic::outcome).containsOnly(Outcome.CREATED);
        for (Topic<?> topic : Topics.ALL) {
            assertThat(topics.partitions(topic)).isEqualTo(topic.partitions().count(3));
            Config config = config(topic);
            topic.config().forEach((key, value) -> assertThat(config.get(key).value())
                    .as("%s of %s", key, topic)
                    .isEqualTo(value));
        }
        assertThat(topics.apply(3, ONE))
                .hasSize(Topics.ALL.size())
                .extracting(AppliedTopic::outcome)
                .containsOnly(Outcome.PRESENT);
    }

    @Test
    void anotherPartitionCountIsRefusedAndNothingIsChanged() {
        topics.apply(3, ONE);
        assertThatThrownBy(() -> topics.apply(4, ONE))
                .isInstanceOf(TopicsException.class)
                .hasMessageContaining(connection.topic(Topics.SCORES) + " has 3 partitions and not 4")
                .hasMessageNotContaining(connection.topic(Topics.MODELS));
        assertThat(topics.partitions(Topics.SCORES)).isEqualTo(3);
    }

    @Test
    void aTopicWithOtherSettingsGetsThoseOfTheCatalogue() throws Exception {
        topics.apply(1, ONE);
        alter(Topics.LABELS, "message.timestamp.type", "CreateTime");
        alter(Topics.LABELS, "retention.ms", "1000");
        List<AppliedTopic> again = topics.apply(1, ONE);
        assertThat(again)
                .filteredOn(topic -> topic.outcome() != Outcome.PRESENT)
                .containsExactly(new AppliedTopic(connection.topic(Topics.LABELS), 1, Outcome.CHANGED));
        assertThat(config(Topics.LABELS).get("message.timestamp.type").value()).isEqualTo("LogAppendTime");
        assertThat(config(Topics.LABELS).get("retention.ms").value()).isEqualTo("34560000000");
    }

    @Test
    void aMissingTopicIsNamedWithTheCommandThatCreatesIt() {
        assertThatThrownBy(() -> topics.requirePresent(Topics.LABELS, Topics.SCORES))
                .isInstanceOf(TopicsException.class)
                .hasMessageContaining(connection.topic(Topics.LABELS))
                .hasMessageContaining(connection.topic(Topics.SCORES))
                .hasMessageContaining("tidemark topics apply");
        assertThatThrownBy(() -> topics.partitions(Topics.LABELS)).isInstanceOf(TopicsException.class);
    }

    @Test
    void aBrokerThatIsNotThereIsOneSentence() throws IOException {
        Connection nowhere = Connection.from(Map.of(
                "bootstrap.servers", "127.0.0.1:" + Ports.free(),
                "schema.registry.url", "http://127.0.0.1:1",
                "kafka.default.api.timeout.ms", "1000",
                "kafka.request.timeout.ms", "500"));
        try (TopicsAdmin other = TopicsAdmin.connect(nowhere)) {
            assertThatThrownBy(() -> other.requirePresent(Topics.LABELS))
                    .isInstanceOf(KafkaUnreachableException.class)
                    .hasMessageContaining(nowhere.bootstrapServers())
                    .hasMessageNotContaining("\n");
        }
    }

    private Config config(Topic<?> topic) throws InterruptedException, ExecutionException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, connection.topic(topic));
        try (Admin admin = Admin.create(connection.clientConfig())) {
            return admin.describeConfigs(List.of(resource)).all().get().get(resource);
        }
    }

    private void alter(Topic<?> topic, String key, String value) throws InterruptedException, ExecutionException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, connection.topic(topic));
        AlterConfigOp set = new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET);
        try (Admin admin = Admin.create(connection.clientConfig())) {
            admin.incrementalAlterConfigs(Map.of(resource, List.of(set))).all().get();
        }
    }
}
