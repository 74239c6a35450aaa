package io.tidemark.scoring.rollout;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.topics.Topic;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Somebody with the right to write and nothing to say. */
final class Strangers {

    private Strangers() {}

    /** @param value null for a record without a value */
    static void write(Connection connection, Topic<?> topic, String key, String value)
            throws ExecutionException, InterruptedException {
        byte[] bytes = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
        try (var producer = new KafkaProducer<>(
                connection.producerConfig(topic), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(connection.topic(topic), 0, key.getBytes(StandardCharsets.UTF_8), bytes))
                    .get();
        }
    }
}
