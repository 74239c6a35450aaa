package io.tidemark.cli.policy;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Control;
import io.tidemark.schemas.Decision;
import io.tidemark.schemas.Deployment;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.LabelType;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.ModelBundle;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.PolicyTrace;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.ShadowPolicy;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.Verdict;
import java.nio.ByteBuffer;
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

    /**
     * As the ladder and the rule {@code large} of a policy decide while there is no model: above 50 euros is stepped
     * up. Of the customer {@code verified}.
     *
     * @param deployment whose control is in force
     */
    static Score byRuleOrLadder(Deployment deployment, int number, long euros) {
        Control control = deployment.getControl();
        PolicyTrace.Builder trace = PolicyTrace.newBuilder()
                .setName(control.getPolicy().getName())
                .setVersion(control.getPolicy().getVersion())
                .setSha256(control.getPolicy().getSha256());
        boolean large = euros > 50;
        if (large) {
            trace.setLane("rules").setDecidedBy("large").setFired(List.of("large"));
        }
        Score.Builder score = of("v" + number, 0, euros);
        return score.setTransaction(Transaction.newBuilder(score.getTransaction())
                        .setCustomerId("verified")
                        .build())
                .setOrigin(new LogPosition(0, (long) number))
                .setFeaturesPosition(new LogPosition(0, deployment.getOffsets().get(0) + 1 + number))
                .setControlId(control.getControlId())
                .setControlSequence(control.getSequence())
                .setPolicy(trace.build())
                .setModelVersion(null)
                .setScore(null)
                .setFlags(List.of("no_model"))
                .setDecision(large ? Decision.STEP_UP : Decision.APPROVE)
                .setPolicyVersion(large ? control.getPolicy().getVersion() : "amount-1000.00-10000.00")
                .build();
    }

    /** What a policy that watched would have decided, by a rule or by its thresholds. */
    static ShadowPolicy word(String version, Decision decision) {
        boolean byRule = decision == Decision.STEP_UP;
        return ShadowPolicy.newBuilder()
                .setDecision(decision)
                .setTrace(PolicyTrace.newBuilder()
                        .setName("cards")
                        .setVersion(version)
                        .setSha256("hash of " + version)
                        .setLane(byRule ? "rules" : "thresholds")
                        .setDecidedBy(byRule ? "large" : "")
                        .build())
                .build();
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

    /** A bundle that nobody can read, under the hash {@code 0}. */
    static void writeBroken(Connection connection, String version) throws Exception {
        ModelBundle bundle = ModelBundle.newBuilder()
                .setVersion(version)
                .setBundleSha256("0")
                .setBundle(ByteBuffer.wrap(new byte[] {1, 2, 3}))
                .setPublishedAt(AT)
                .setPublishedBy("test")
                .build();
        try (SchemaRegistry registry = SchemaRegistry.connect(connection);
                KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                        connection.clientConfig(), new StringSerializer(), new ByteArraySerializer())) {
            send(
                    producer,
                    connection,
                    Topics.MODELS,
                    version,
                    registry.serde(Topics.MODELS).encode(bundle));
        }
    }

    private static <T extends SpecificRecord> void send(
            KafkaProducer<String, byte[]> producer, Connection connection, Topic<T> topic, String key, byte[] value)
            throws Exception {
        producer.send(new ProducerRecord<>(connection.topic(topic), key, value)).get();
    }
}
