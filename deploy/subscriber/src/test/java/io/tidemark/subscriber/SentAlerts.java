package io.tidemark.subscriber;

import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.log.LogWriter;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.FraudAlert;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** A topic of its own on the servers of the test, and alerts that are sent to it. */
record SentAlerts(Connection connection) {

    private static final int PARTITIONS = 4;

    static SentAlerts fresh(EmbeddedKafka kafka) throws Exception {
        Map<String, String> properties = kafka.properties();
        properties.put(Connection.TOPIC_PREFIX, UUID.randomUUID().toString().substring(0, 8) + ".");
        SentAlerts fresh = new SentAlerts(Connection.from(properties));
        // This one alone: all topics of the project for each test would take longer than the tests.
        try (Admin admin = Admin.create(fresh.connection.adminConfig())) {
            admin.createTopics(List.of(new NewTopic(fresh.topic(), PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
        return fresh;
    }

    SubscriberOptions options(String group) {
        return new SubscriberOptions(
                Map.of("bootstrap.servers", connection.bootstrapServers(), "session.timeout.ms", "6000"),
                connection.schemaRegistryUrl(),
                Map.of(),
                connection.topicPrefix(),
                connection.topicPrefix() + group,
                100,
                SubscriberOptions.Start.OLDEST,
                Duration.ofMillis(100));
    }

    String topic() {
        return connection.topic(Topics.ALERTS_FRAUD);
    }

    void send(Stream<FraudAlert> alerts) throws Exception {
        try (SchemaRegistry registry = SchemaRegistry.connect(connection)) {
            AvroSerde<FraudAlert> serde = registry.serde(Topics.ALERTS_FRAUD);
            sendBytes(alerts.map(alert -> new ProducerRecord<>(
                    topic(),
                    alert.getTransaction().getCustomerId().getBytes(StandardCharsets.UTF_8),
                    serde.encode(alert))));
        }
    }

    void sendBytes(Stream<ProducerRecord<byte[], byte[]>> records) throws Exception {
        try (LogWriter writer = new LogWriter(connection, Map.of(), Topics.ALERTS_FRAUD)) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            records.forEach(record -> sent.add(writer.send(record, (place, failure) -> {})));
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        }
    }
}
