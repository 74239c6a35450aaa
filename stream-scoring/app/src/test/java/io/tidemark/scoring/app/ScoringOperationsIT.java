package io.tidemark.scoring.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.DeadLetter;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.FeatureVector;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Transaction;
import io.tidemark.scoring.app.streams.Changelogs;
import io.tidemark.testkit.scoring.CommittedLog;
import io.tidemark.testkit.scoring.TestRecords;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
@Tag("component")
class ScoringOperationsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    @TempDir
    Path dir;

    private Connection connection;

    @BeforeEach
    void topics() throws Exception {
        connection = KAFKA.freshConnection();
    }

    @Test
    void aDecisionThatTheBrokerWouldRefuseIsBuriedAndTheRecordBehindItIsDecided() throws Exception {
        try (SchemaRegistry registry = SchemaRegistry.connect(connection);
                Admin admin = Admin.create(connection.clientConfig());
                var scores = new CommittedLog<>(connection, registry, Topics.SCORES);
                var letters = new CommittedLog<>(connection, registry, Topics.DEAD_LETTERS)) {
            set(admin, connection.topic(Topics.SCORES), "max.message.bytes", "100000");
            try (ScoringApp app = start(InstantSource.system())) {
                send(registry, 0, vector(0, 100_000), vector(1, 10), vector(2, 100_000), vector(3, 10));
                await().atMost(PATIENCE)
                        .until(() -> scores.read().size() == 2 && letters.read().size() == 2);
                await().atMost(PATIENCE).until(app::reasonNotReady, Optional::isEmpty);
            }
            assertThat(scores.readToEnd())
                    .extracting(entry -> entry.value().getOrigin().getOffset())
                    .containsExactly(1L, 3L);
            assertThat(letters.readToEnd())
                    .extracting(CommittedLog.Entry::value)
                    .extracting(DeadLetter::getCause)
                    .containsExactly("oversized_record", "oversized_record");
        }
    }

    @Test
    void changelogsAreKeptSmallAlsoThoseOfABuildBefore() throws Exception {
        String old = connection.topicPrefix() + "tidemark-scoring-customers-changelog";
        try (SchemaRegistry registry = SchemaRegistry.connect(connection);
                Admin admin = Admin.create(connection.clientConfig());
                var scores = new CommittedLog<>(connection, registry, Topics.SCORES)) {
            int partitions = admin.describeTopics(List.of(connection.topic(Topics.FEATURES)))
                    .allTopicNames()
                    .get()
                    .get(connection.topic(Topics.FEATURES))
                    .partitions()
                    .size();
            admin.createTopics(List.of(
                            new NewTopic(old, partitions, (short) 1).configs(Map.of("cleanup.policy", "compact"))))
                    .all()
                    .get();
            try (ScoringApp app = start(InstantSource.system())) {
                send(registry, 0, vector(0, 1));
                await().atMost(PATIENCE).until(() -> scores.read().size() == 1);
                await().atMost(PATIENCE).until(app::reasonNotReady, Optional::isEmpty);
            }
            for (String topic : List.of(old, old.replace("customers", "activation"))) {
                Config config = admin.describeConfigs(List.of(resource(topic)))
                        .all()
                        .get()
                        .get(resource(topic));
                Changelogs.settings()
                        .forEach((key, value) -> assertThat(config.get(key).value())
                                .as(topic + " " + key)
                                .isEqualTo(value));
                assertThat(config.get("cleanup.policy").value()).isEqualTo("compact");
            }
        }
    }

    @Test
    void whoDecidesNothingWhileThereIsWorkIsNotReady() throws Exception {
        try (SchemaRegistry registry = SchemaRegistry.connect(connection);
                var scores = new CommittedLog<>(connection, registry, Topics.SCORES);
                ScoringApp app = start(InstantSource.system())) {
            await().atMost(PATIENCE).until(app::reasonNotReady, Optional::isEmpty);
            // The task waits 4 s for a bundle that never comes.
            send(registry, 0, TestRecords.activation(1, new ModelReference("never", "0".repeat(64))), vector(0, 1));
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(app::reasonNotReady, why -> why.filter(
                            one -> one.contains("nothing of it was committed"))
                    .isPresent());
            await().atMost(PATIENCE).until(() -> scores.read().size() == 1);
            await().atMost(PATIENCE).until(app::reasonNotReady, Optional::isEmpty);
        }
    }

    @Test
    void anErrorOfTheVirtualMachineEndsTheProcessWithASentence() throws Exception {
        AtomicBoolean broken = new AtomicBoolean();
        InstantSource clock = () -> {
            if (broken.get() && Thread.currentThread().getName().contains("StreamThread")) {
                throw new OutOfMemoryError("for the test");
            }
            return InstantSource.system().instant();
        };
        try (SchemaRegistry registry = SchemaRegistry.connect(connection);
                ScoringApp app = start(clock)) {
            await().atMost(PATIENCE).until(app::reasonNotReady, Optional::isEmpty);
            broken.set(true);
            send(registry, 0, vector(0, 1));
            assertThat(app.awaitEnd())
                    .hasValueSatisfying(why -> assertThat(why).contains("OutOfMemoryError: for the test"));
            assertThat(app.reasonNotReady())
                    .hasValueSatisfying(why -> assertThat(why).contains("ERROR"));
        }
    }

    private ScoringApp start(InstantSource clock) {
        Map<String, String> properties = new TreeMap<>(connection.toProperties());
        properties.put("state.dir", dir.toString());
        properties.put("ready.progress", "1s");
        return ScoringApp.start(ScoringSettings.from(properties), clock, new SimpleMeterRegistry());
    }

    private static FeatureRecord vector(long offset, int bytes) {
        FeatureVector vector = TestRecords.vector("c", 0, offset).getVector();
        Transaction transaction = TestRecords.transaction("c", 0, offset, new Money(2_000L, "EUR"));
        return TestRecords.of(FeatureVector.newBuilder(vector)
                .setTransaction(Transaction.newBuilder(transaction)
                        .setAttributes(Map.of("long", "x".repeat(bytes)))
                        .build())
                .build());
    }

    private void send(SchemaRegistry registry, int partition, FeatureRecord... records) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(connection.clientConfig(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (FeatureRecord one : records) {
                producer.send(new ProducerRecord<>(
                                connection.topic(Topics.FEATURES),
                                partition,
                                null,
                                registry.serde(Topics.FEATURES).encode(one)))
                        .get(3, TimeUnit.MINUTES);
            }
        }
    }

    private static void set(Admin admin, String topic, String key, String value) throws Exception {
        admin.incrementalAlterConfigs(Map.of(
                        resource(topic),
                        List.of(new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET))))
                .all()
                .get();
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }
}
