package io.tidemark.features.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidemark.schemas.FeatureRecord;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes vectors and marks under their customer's id, where Kafka's own partitioner puts them. */
final class FeaturesWriter implements KafkaRecordSerializationSchema<FeatureRecord> {
    private static final long serialVersionUID = 1L;
    private final String topic;
    private final WireFormats formats;
    private transient WireFormats.Open wire;

    FeaturesWriter(String topic, WireFormats formats) {
        this.topic = topic;
        this.formats = formats;
    }

    @Override
    public void open(SerializationSchema.InitializationContext context, KafkaSinkContext sink) {
        wire = formats.open();
    }

    /** The timestamp is Flink's event time and stays here: brokers refuse records far from their own clock. */
    @Override
    public ProducerRecord<byte[], byte[]> serialize(FeatureRecord record, KafkaSinkContext sink, Long timestamp) {
        byte[] key = customer(record).getBytes(UTF_8);
        return new ProducerRecord<>(topic, key, wire.features(record));
    }

    private static String customer(FeatureRecord record) {
        return record.getVector() == null
                ? record.getMark().getCustomerId()
                : record.getVector().getTransaction().getCustomerId();
    }
}
