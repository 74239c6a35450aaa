package io.tidemark.features.job.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidemark.features.job.event.Counters;
import io.tidemark.features.job.event.LogRecord;
import io.tidemark.features.job.event.RefusedEvent;
import io.tidemark.features.job.event.WireFormats;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.FeatureVector;
import io.tidemark.schemas.LogPosition;
import java.time.Clock;
import java.util.Locale;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.metrics.Counter;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Writes vectors and marks under their customer's id, where Kafka's own partitioner puts them.
 *
 * <p>One that {@code features} does not take becomes a dead letter: the doors and the catalogue have bounds by which
 * there is none, but a writer that fails at a record fails at it again after every restart.
 */
final class FeaturesWriter implements KafkaRecordSerializationSchema<FeatureRecord> {
    private static final long serialVersionUID = 1L;
    private static final String OVERSIZED = "oversized_vector";

    private final Connection connection;
    private final String topic;
    private final WireFormats formats;
    private final Clock clock;
    private transient WireFormats.Open wire;
    private transient Counter deadLetters;

    /** @param clock serialisable, as those of the JDK are; says when something was refused */
    FeaturesWriter(Connection connection, WireFormats formats, Clock clock) {
        this.connection = connection;
        this.topic = connection.topic(Topics.FEATURES);
        this.formats = formats;
        this.clock = clock;
    }

    @Override
    public void open(SerializationSchema.InitializationContext context, KafkaSinkContext sink) {
        wire = formats.open();
        deadLetters = context.getMetricGroup().counter(Counters.DEAD_LETTERS);
    }

    /** The timestamp is Flink's event time and stays here: brokers refuse records far from their own clock. */
    @Override
    public ProducerRecord<byte[], byte[]> serialize(FeatureRecord record, KafkaSinkContext sink, Long timestamp) {
        byte[] key = customer(record).getBytes(UTF_8);
        byte[] value = wire.features(record);
        return record.getVector() == null || Topics.FEATURES.takes(key, value)
                ? new ProducerRecord<>(topic, key, value)
                : buried(record.getVector(), key, value.length);
    }

    private ProducerRecord<byte[], byte[]> buried(FeatureVector vector, byte[] key, int bytes) {
        deadLetters.inc();
        LogPosition origin = vector.getOrigin();
        RefusedEvent refused = new RefusedEvent(
                new LogRecord(
                        origin.getPartition(),
                        origin.getOffset(),
                        vector.getLoggedAt().toEpochMilli(),
                        key,
                        wire.encoded(vector.getTransaction())),
                connection.topic(Topics.TRANSACTIONS),
                OVERSIZED,
                String.format(
                        Locale.ROOT,
                        "the vector has %,d bytes, and %s takes %,d; lower record.bytes.most, or shorten the catalogue",
                        bytes,
                        topic,
                        Topics.FEATURES.maxMessageBytes()),
                "stream-features/features");
        return new ProducerRecord<>(
                connection.topic(Topics.DEAD_LETTERS), wire.deadLetter(refused.deadLetter(clock.instant())));
    }

    private static String customer(FeatureRecord record) {
        return record.getVector() == null
                ? record.getMark().getCustomerId()
                : record.getVector().getTransaction().getCustomerId();
    }
}
