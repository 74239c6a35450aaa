package io.tidemark.drift.job.log;

import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes messages that are encoded already. */
public final class MessageWriter implements KafkaRecordSerializationSchema<Tuple2<byte[], byte[]>> {
    private static final long serialVersionUID = 1L;
    private final String topic;

    public MessageWriter(String topic) {
        this.topic = topic;
    }

    /** The timestamp is Flink's event time and stays here: brokers refuse records far from their own clock. */
    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            Tuple2<byte[], byte[]> message, KafkaSinkContext context, Long timestamp) {
        return new ProducerRecord<>(topic, message.f0.length == 0 ? null : message.f0, message.f1);
    }
}
