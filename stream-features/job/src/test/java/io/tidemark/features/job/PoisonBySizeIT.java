package io.tidemark.features.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.features.engine.Event;
import io.tidemark.log.cluster.AppliedTopic;
import io.tidemark.log.cluster.TopicsAdmin;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.DeadLetter;
import io.tidemark.schemas.Transaction;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A log from before the doors had bounds, with records in it that stopped the job or the scorer for ever. */
@Tag("component")
class PoisonBySizeIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    @RegisterExtension
    static final MiniClusterExtension FLINK = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(4)
            .build());

    @TempDir
    Path checkpoints;

    @Test
    void whatIsTooLargeIsBuriedOnceAndWhatStandsBehindItIsAnswered() throws Exception {
        Connection connection = KAFKA.freshConnection();
        asBefore(connection);
        try (KafkaSide kafka = new KafkaSide(connection)) {
            kafka.send(List.of(Event.of(Feed.transaction("t1", Feed.START, "c1", "m1", 100))));
            send(connection, "gzip", new byte[3 << 20]);
            send(connection, "zstd", new byte[100 << 20]);
            send(connection, "none", transaction(connection, "t2", 1_048_400));
            send(connection, "none", transaction(connection, "t3", 1_048_250));
            kafka.send(List.of(Event.of(Feed.transaction("t4", Feed.START.plusSeconds(60), "c1", "m1", 100))));
            assertThat(applied(connection))
                    .contains(
                            connection.topic(Topics.TRANSACTIONS),
                            connection.topic(Topics.FEATURES),
                            connection.topic(Topics.DEAD_LETTERS));

            JobClient job = start(connection);
            await().atMost(PATIENCE).until(() -> {
                assertThat(job.getJobStatus().get()).isNotIn(JobStatus.FAILED, JobStatus.CANCELED);
                return kafka.count(Topics.FEATURES) >= 2 && kafka.count(Topics.DEAD_LETTERS) >= 4;
            });
            assertThat(kafka.read(Topics.FEATURES))
                    .extracting(record -> record.getVector().getTransaction().getTransactionId())
                    .containsExactly("t1", "t4");
            List<DeadLetter> letters = kafka.read(Topics.DEAD_LETTERS);
            assertThat(letters).hasSize(4).extracting(DeadLetter::getCause).containsOnly("oversized_record");
            assertThat(letters)
                    .extracting(letter -> letter.getValue().remaining() + letter.getValueBytesLeftOut())
                    .containsExactly(3 << 20, 100 << 20, 1_048_400, 1_048_250);
            job.cancel().get();
        }
    }

    /** The limits and the compression of topics as they were. */
    private static void asBefore(Connection connection) throws Exception {
        alter(connection, Topics.TRANSACTIONS, Map.of("max.message.bytes", "1048588", "compression.type", "producer"));
        alter(connection, Topics.FEATURES, Map.of("max.message.bytes", "1048588"));
        alter(connection, Topics.DEAD_LETTERS, Map.of("max.message.bytes", "1114124"));
    }

    private static void alter(Connection connection, Topic<?> topic, Map<String, String> settings) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, connection.topic(topic));
        Collection<AlterConfigOp> changes = settings.entrySet().stream()
                .map(entry ->
                        new AlterConfigOp(new ConfigEntry(entry.getKey(), entry.getValue()), AlterConfigOp.OpType.SET))
                .toList();
        try (Admin admin = Admin.create(connection.clientConfig())) {
            admin.incrementalAlterConfigs(Map.of(resource, changes)).all().get();
        }
    }

    /** The topics that the start of the stack changes. */
    private static List<String> applied(Connection connection) {
        try (TopicsAdmin topics = TopicsAdmin.connect(connection)) {
            return topics.apply(4, (short) 1).stream()
                    .filter(topic -> topic.outcome() == AppliedTopic.Outcome.CHANGED)
                    .map(AppliedTopic::name)
                    .toList();
        }
    }

    /** A valid transaction of so many bytes as they stand in the log. */
    private static byte[] transaction(Connection connection, String id, int bytes) throws Exception {
        StringBuilder text = new StringBuilder();
        new Random(3).ints(bytes, 'a', 'z' + 1).forEach(letter -> text.append((char) letter));
        Transaction small = Feed.transaction(id, Feed.START.plusSeconds(1), "c1", "m1", 100);
        try (SchemaRegistry registry = SchemaRegistry.connect(connection)) {
            var serde = registry.serde(Topics.TRANSACTIONS);
            int around = serde.encode(with(small, text.toString())).length - bytes;
            byte[] message = serde.encode(with(small, text.substring(around)));
            assertThat(message).hasSize(bytes);
            return message;
        }
    }

    private static Transaction with(Transaction transaction, String text) {
        return Transaction.newBuilder(transaction)
                .setAttributes(Map.of("note", text))
                .build();
    }

    private static void send(Connection connection, String compression, byte[] value) throws Exception {
        Map<String, Object> config = connection.clientConfig();
        config.put("compression.type", compression);
        config.put("max.request.size", String.valueOf(1 << 30));
        config.put("buffer.memory", String.valueOf(1 << 30));
        try (var producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(connection.topic(Topics.TRANSACTIONS), "c1".getBytes(UTF_8), value))
                    .get();
        }
    }

    private JobClient start(Connection connection) throws Exception {
        Map<String, String> properties = new HashMap<>(connection.toProperties());
        properties.put("partitions", "4");
        properties.put("parallelism", "2");
        properties.put("checkpoint.interval", "500ms");
        properties.put("checkpoint.dir", checkpoints.toUri().toString());
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        FeaturesJob.build(env, FeaturesJobConfig.from(properties));
        return env.executeAsync(FeaturesJob.NAME);
    }
}
