package io.tidemark.scoring.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.FeatureVector;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Score;
import io.tidemark.testkit.scoring.CommittedLog;
import io.tidemark.testkit.scoring.TestModels;
import io.tidemark.testkit.scoring.TestRecords;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Tag("component")
class FeaturesTimeoutIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int CUSTOMERS = 20;

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    @TempDir
    Path dir;

    @Test
    void anOutageOfTheFeaturesJobAndARestartInItLeaveOneDecisionForEachTransaction() throws Exception {
        Connection connection = KAFKA.connection();
        Map<String, Object> config = connection.clientConfig();
        try (SchemaRegistry registry = SchemaRegistry.connect(connection);
                KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
                var scores = new CommittedLog<>(connection, registry, Topics.SCORES);
                var superseded = new CommittedLog<>(connection, registry, Topics.SUPERSEDED)) {
            List<FeatureVector> vectors = new ArrayList<>();
            try (ScoringApp app = start("60s")) {
                await().atMost(PATIENCE).until(app::reasonNotReady, Optional::isEmpty);
                for (int i = 0; i < 100; i++) {
                    vectors.add(transaction(producer, registry, connection, i));
                    send(
                            producer,
                            registry,
                            connection,
                            Topics.FEATURES,
                            new FeatureRecord(vectors.get(i), null, null));
                }
                await().atMost(PATIENCE).until(() -> scores.read().size() == 100);
                for (int i = 100; i < 200; i++) {
                    vectors.add(transaction(producer, registry, connection, i));
                }
            }
            // Some were read before the stop and some were not; none had waited long enough.
            try (ScoringApp app = start("2s")) {
                await().atMost(PATIENCE).until(() -> scores.read().size() == 200);
                await().atMost(PATIENCE).until(app::reasonNotReady, Optional::isEmpty);
                for (FeatureVector vector : vectors) {
                    send(producer, registry, connection, Topics.FEATURES, new FeatureRecord(vector, null, null));
                }
                await().atMost(PATIENCE).until(() -> superseded.read().size() == 100);
            }
            List<Score> decided =
                    scores.readToEnd().stream().map(CommittedLog.Entry::value).toList();
            assertThat(decided)
                    .extracting(score -> score.getTransaction().getTransactionId())
                    .doesNotHaveDuplicates()
                    .hasSize(200);
            assertThat(decided)
                    .filteredOn(score -> score.getFlags().contains("features_timeout"))
                    .hasSize(100)
                    .allSatisfy(score -> assertThat(score.getVector()).isEmpty());
            assertThat(superseded.readToEnd())
                    .extracting(late -> late.value().getVector().getOrigin())
                    .doesNotHaveDuplicates();
        }
    }

    private ScoringApp start(String timeout) {
        Map<String, String> properties = KAFKA.properties();
        properties.put("state.dir", dir.toString());
        properties.put("features.timeout", timeout);
        return ScoringApp.start(ScoringSettings.from(properties), InstantSource.system(), new SimpleMeterRegistry());
    }

    /** Sends a transaction; gives the vector that the features job would make of it. */
    private static FeatureVector transaction(
            KafkaProducer<byte[], byte[]> producer, SchemaRegistry registry, Connection connection, int number)
            throws Exception {
        var transaction = TestRecords.transaction("customer-" + number % CUSTOMERS, 0, number, new Money(100L, "EUR"));
        RecordMetadata place = send(producer, registry, connection, Topics.TRANSACTIONS, transaction);
        FeatureVector vector =
                TestRecords.vector(transaction.getCustomerId(), 0, number, TestModels.CATALOGUE_HASH, 1.0, 2.0, 3.0);
        return FeatureVector.newBuilder(vector)
                .setOrigin(new LogPosition(place.partition(), place.offset()))
                .build();
    }

    private static <T extends SpecificRecord> RecordMetadata send(
            KafkaProducer<byte[], byte[]> producer,
            SchemaRegistry registry,
            Connection connection,
            Topic<T> topic,
            T value)
            throws Exception {
        Object customer = value instanceof FeatureRecord record
                ? record.getVector().getTransaction().getCustomerId()
                : value.get(value.getSchema().getField("customer_id").pos());
        byte[] key = customer.toString().getBytes(StandardCharsets.UTF_8);
        return producer.send(new ProducerRecord<>(
                        connection.topic(topic), key, registry.serde(topic).encode(value)))
                .get();
    }
}
