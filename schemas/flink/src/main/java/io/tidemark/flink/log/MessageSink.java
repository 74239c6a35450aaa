package io.tidemark.flink.log;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.topics.Topic;
import java.util.Properties;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes messages at least once and without delay. Who reads them knows by their ids what came again. */
public final class MessageSink {
    private MessageSink() {}

    public static KafkaSink<Message> of(Connection connection, Topic<?> topic) {
        Properties producer = new Properties();
        connection.producerConfig(topic).forEach((key, value) -> producer.setProperty(key, String.valueOf(value)));
        producer.setProperty("linger.ms", "0");
        return KafkaSink.<Message>builder()
                .setBootstrapServers(connection.bootstrapServers())
                .setKafkaProducerConfig(producer)
                .setRecordSerializer(new Writer(connection.topic(topic)))
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .build();
    }

    /** The timestamp is Flink's event time and stays here: brokers refuse records far from their own clock. */
    private record Writer(String topic) implements KafkaRecordSerializationSchema<Message> {
        @Override
        public ProducerRecord<byte[], byte[]> serialize(Message message, KafkaSinkContext context, Long timestamp) {
            return new ProducerRecord<>(topic, message.key().length == 0 ? null : message.key(), message.value());
        }
    }
}
