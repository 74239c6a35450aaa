package io.tidemark.retraining;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import io.tidemark.retraining.log.DataSetRebuild;
import io.tidemark.retraining.log.TopicReader;
import io.tidemark.schemas.Activation;
import io.tidemark.schemas.Control;
import io.tidemark.schemas.Deployment;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.LabelType;
import io.tidemark.schemas.ModelBundle;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.Trial;
import io.tidemark.schemas.TrialKind;
import io.tidemark.schemas.Verdict;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.training.bundle.FeatureSpace;
import io.tidemark.training.intake.Intake;
import io.tidemark.training.rows.Records;
import io.tidemark.training.rows.TrainingRow;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Fills the topics as the other processes would, and reads them back. */
final class LogFixture implements AutoCloseable {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private final Connection connection;
    private final SchemaRegistry registry;
    private final KafkaProducer<byte[], byte[]> producer;

    LogFixture(Connection connection) {
        this.connection = connection;
        this.registry = SchemaRegistry.connect(connection);
        this.producer = new KafkaProducer<>(
                connection.producerConfig(Topics.MODELS), new ByteArraySerializer(), new ByteArraySerializer());
    }

    <T extends SpecificRecord> void send(Topic<T> topic, String key, T value) {
        producer.send(new ProducerRecord<>(
                connection.topic(topic),
                key.getBytes(StandardCharsets.UTF_8),
                registry.serde(topic).encode(value)));
        producer.flush();
    }

    <T extends SpecificRecord> List<T> all(Topic<T> topic) {
        List<T> records = new ArrayList<>();
        new TopicReader(connection, registry).read(topic, Optional.empty(), records::add);
        return records;
    }

    /** One transaction a minute of 300 customers, one in forty a fraud, with chargebacks an hour later. */
    void traffic(FeatureSpace space, int transactions, FraudPattern pattern) {
        traffic(space, 0, transactions, pattern);
    }

    /** The same from the first of these transactions up to and without the last. */
    void traffic(FeatureSpace space, int from, int until, FraudPattern pattern) {
        for (TrainingRow row : rows(space, from, until - from, pattern)) {
            Instant time = Instant.ofEpochMilli(row.eventTime());
            List<Double> vector = new ArrayList<>();
            for (double value : row.vector()) {
                vector.add(value);
            }
            Score score = Records.score(row.transactionId(), row.customerId(), time, vector)
                    .setCatalogueHash(space.hash())
                    .build();
            record(Topics.SCORES, row.customerId(), score);
            if (row.fraud()) {
                Label label =
                        Records.label(row.transactionId(), Verdict.FRAUD, LabelType.CHARGEBACK, time.plusSeconds(3600));
                record(Topics.LABELS, row.customerId(), label);
            }
        }
        producer.flush();
    }

    /**
     * Most frauds have a feature around the pattern's place, and so have a few genuine transactions; all others are
     * anywhere.
     */
    static List<TrainingRow> rows(FeatureSpace space, int from, int count, FraudPattern pattern) {
        SplittableRandom random = new SplittableRandom(from + 11L);
        List<TrainingRow> rows = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            boolean fraud = random.nextInt(40) == 0;
            double[] vector = random.doubles(space.featureNames().size()).toArray();
            if (fraud && random.nextInt(8) > 0) {
                vector[pattern.feature] = 1.2 + random.nextDouble() / 2;
            } else if (random.nextInt(100) == 0) {
                vector[pattern.feature] = 1.3;
            }
            rows.add(new TrainingRow(
                    "t" + i,
                    "c" + random.nextInt(300),
                    START.plusSeconds(60L * i).toEpochMilli(),
                    vector,
                    fraud));
        }
        return rows;
    }

    void champion(Bundle bundle) {
        String version = bundle.manifest().version();
        send(
                Topics.MODELS,
                version,
                ModelBundle.newBuilder()
                        .setVersion(version)
                        .setBundleSha256(bundle.sha256())
                        .setBundle(ByteBuffer.wrap(bundle.bytes()))
                        .setPublishedAt(START)
                        .setPublishedBy("test")
                        .build());
        activate(1, new ModelReference(version, bundle.sha256()));
    }

    /** An activation without any champion. */
    void withdrawChampion() {
        activate(2, null);
    }

    /** An activation with a candidate on trial as the champion's shadow. */
    void trial(ModelReference candidate, ModelReference champion) {
        Trial trial = Trial.newBuilder()
                .setKind(TrialKind.SHADOWING)
                .setModel(candidate)
                .setRival(champion)
                .setEvents(1_000L)
                .setSinceSequence(3L)
                .build();
        activate(3, champion, List.of(trial));
    }

    /** The same champion, and nobody on trial. */
    void endOfTrial(ModelReference champion) {
        activate(4, champion, List.of());
    }

    private void activate(long sequence, ModelReference champion) {
        activate(sequence, champion, List.of());
    }

    private void activate(long sequence, ModelReference champion, List<Trial> trials) {
        Control control = Control.newBuilder()
                .setControlId("k" + sequence)
                .setSequence(sequence)
                .setIssuedAt(START)
                .setActivation(Activation.newBuilder()
                        .setChampion(champion)
                        .setTrials(trials)
                        .build())
                .build();
        send(Topics.DEPLOYMENTS, control.getControlId(), new Deployment(control, List.of(0L, 0L, 0L, 0L)));
    }

    DataSetRebuild rebuild() {
        return new DataSetRebuild(connection, registry, Intake.USUAL_SKEW, line -> {});
    }

    private <T extends SpecificRecord> void record(Topic<T> topic, String key, T value) {
        producer.send(new ProducerRecord<>(
                connection.topic(topic),
                key.getBytes(StandardCharsets.UTF_8),
                registry.serde(topic).encode(value)));
    }

    @Override
    public void close() throws Exception {
        producer.close();
        registry.close();
    }

    /** Which feature gives frauds away. */
    enum FraudPattern {
        BEFORE_DRIFT(0),
        AFTER_DRIFT(1);

        private final int feature;

        FraudPattern(int feature) {
            this.feature = feature;
        }
    }
}
