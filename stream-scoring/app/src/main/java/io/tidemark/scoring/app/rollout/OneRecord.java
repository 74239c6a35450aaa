package io.tidemark.scoring.app.rollout;

import io.tidemark.schemas.kafka.Connection;
import io.tidemark.schemas.kafka.KafkaUnreachableException;
import io.tidemark.schemas.registry.SchemaRegistry;
import io.tidemark.schemas.topics.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends one record to a topic of one partition and returns when the broker has it. */
final class OneRecord {

    private static final int PATIENCE_MILLIS = 15_000;

    private OneRecord() {}

    static <T extends SpecificRecord> void send(
            Connection connection, SchemaRegistry registry, Topic<T> topic, String key, T value) {
        Map<String, Object> config = connection.producerConfig(topic);
        config.putIfAbsent("max.block.ms", PATIENCE_MILLIS);
        config.putIfAbsent("request.timeout.ms", PATIENCE_MILLIS);
        config.putIfAbsent("delivery.timeout.ms", 2 * PATIENCE_MILLIS);
        byte[] message = registry.serde(topic).encode(value);
        try (var producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            connection.topic(topic), 0, key.getBytes(StandardCharsets.UTF_8), message))
                    .get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TimeoutException timeout) {
                throw new KafkaUnreachableException(connection, "take a record of " + topic, timeout);
            }
            throw new KafkaException(
                    "%s did not take the record: %s"
                            .formatted(connection.topic(topic), e.getCause().getMessage()),
                    e.getCause());
        }
    }
}
