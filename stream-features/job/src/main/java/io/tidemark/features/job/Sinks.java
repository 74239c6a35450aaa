package io.tidemark.features.job;

import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.kafka.Connection;
import io.tidemark.schemas.topics.Topic;
import io.tidemark.schemas.topics.Topics;
import java.util.Properties;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;

/** Where the job writes: at least once, and without waiting for more. */
record Sinks(Connection connection) {

    KafkaSink<FeatureRecord> features(WireFormats formats) {
        return sink(Topics.FEATURES, new FeaturesWriter(connection.topic(Topics.FEATURES), formats));
    }

    KafkaSink<Event> deadLetters(WireFormats formats) {
        return sink(Topics.DEAD_LETTERS, new DeadLetterWriter(connection.topic(Topics.DEAD_LETTERS), formats));
    }

    private <T> KafkaSink<T> sink(Topic<?> topic, KafkaRecordSerializationSchema<T> writer) {
        Properties producer = new Properties();
        connection.producerConfig(topic).forEach((key, value) -> producer.setProperty(key, String.valueOf(value)));
        producer.setProperty("linger.ms", "0");
        // In order and without gaps even when a request is sent again.
        producer.setProperty("acks", "all");
        producer.setProperty("enable.idempotence", "true");
        return KafkaSink.<T>builder()
                .setBootstrapServers(connection.bootstrapServers())
                .setKafkaProducerConfig(producer)
                .setRecordSerializer(writer)
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .build();
    }
}
