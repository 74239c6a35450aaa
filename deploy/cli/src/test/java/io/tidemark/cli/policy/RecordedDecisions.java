package io.tidemark.cli.policy;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Decision;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.LabelType;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Decisions under the handbook's catalogue as scoring writes them, and labels. */
final class RecordedDecisions {

    private static final Instant AT = Instant.parse("2026-03-02T03:04:05Z");
    private static final Catalogue CATALOGUE = CatalogueReader.shipped("handbook");

    private RecordedDecisions() {}

    /** Approved with a score of 0.1. */
    static Score.Builder of(String id, int day, long euros) {
        Instant at = AT.plus(Duration.ofDays(day));
        return Score.newBuilder()
                .setTransaction(Transaction.newBuilder()
                        .setTransactionId(id)
                        .setEventTime(at)
                        .setCustomerId("c" + day % 7)
                        .setTerminalId("s")
                        .setAmount(new Money(100 * euros, "EUR"))
                        .build())
                .setOrigin(new LogPosition(0, 0L))
                .setLoggedAt(at)
                .setFeaturesPosition(new LogPosition(0, 0L))
                .setCatalogueHash(CATALOGUE.hash())
                .setVector(Collections.nCopies(CATALOGUE.featureNames().size(), 1.0))
                .setModelVersion("m")
                .setScore(0.1)
                .setDecision(Decision.APPROVE)
                .setPolicyVersion("p")
                .setScoredAt(at);
    }

    /** Writes them and says of some that they are frauds. */
    static void write(Connection connection, List<Score> scores, List<String> frauds) throws Exception {
        try (SchemaRegistry registry = SchemaRegistry.connect(connection);
                KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                        connection.clientConfig(), new StringSerializer(), new ByteArraySerializer())) {
            AvroSerde<Score> serde = registry.serde(Topics.SCORES);
            for (Score score : scores) {
                send(producer, connection, Topics.SCORES, score.getTransaction().getCustomerId(), serde.encode(score));
            }
            AvroSerde<Label> labels = registry.serde(Topics.LABELS);
            for (String fraud : frauds) {
                Label label = Label.newBuilder()
                        .setTransactionId(fraud)
                        .setVerdict(Verdict.FRAUD)
                        .setType(LabelType.CHARGEBACK)
                        .setObservedAt(AT.plus(Duration.ofDays(50)))
                        .build();
                send(producer, connection, Topics.LABELS, fraud, labels.encode(label));
            }
        }
    }

    private static <T extends SpecificRecord> void send(
            KafkaProducer<String, byte[]> producer, Connection connection, Topic<T> topic, String key, byte[] value)
            throws Exception {
        producer.send(new ProducerRecord<>(connection.topic(topic), key, value)).get();
    }
}
