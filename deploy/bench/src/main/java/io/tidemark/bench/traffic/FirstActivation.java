package io.tidemark.bench.traffic;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Activation;
import io.tidemark.schemas.Control;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.ModelReference;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Puts a champion in force without a rollout, before anything else is in {@code features}. */
public final class FirstActivation {

    private static final Instant BEGIN = Instant.parse("2024-01-01T00:00:00Z");

    private FirstActivation() {}

    public static void write(Connection connection, SchemaRegistry registry, ModelReference champion)
            throws InterruptedException, ExecutionException {
        Activation activation = Activation.newBuilder().setChampion(champion).build();
        Control control = new Control("bench-1", 1L, BEGIN, activation, null, null, null);
        byte[] record = registry.serde(Topics.FEATURES).encode(new FeatureRecord(null, control, null));
        try (var producer = new KafkaProducer<>(
                connection.producerConfig(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int partition = 0; partition < Servers.PARTITIONS; partition++) {
                producer.send(new ProducerRecord<>(connection.topic(Topics.FEATURES), partition, null, record))
                        .get();
            }
        }
    }
}
