package io.tidemark.scoring.rollout.client;

import io.tidemark.log.LogWriter;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topic;
import java.nio.charset.StandardCharsets;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Sends one record to a topic of one partition and returns when the broker has it. */
public final class OneRecord {

    private OneRecord() {}

    public static <T extends SpecificRecord> void send(
            Connection connection, SchemaRegistry registry, Topic<T> topic, String key, T value) {
        byte[] message = registry.serde(topic).encode(value);
        try (LogWriter writer = LogWriter.ofOne(connection, topic)) {
            writer.write(
                    new ProducerRecord<>(connection.topic(topic), 0, key.getBytes(StandardCharsets.UTF_8), message));
        }
    }
}
