package io.tidemark.drift.job.log;

import io.tidemark.drift.job.metrics.MonitorMetrics;
import io.tidemark.flink.RegistryMetric;
import io.tidemark.flink.log.Read;
import io.tidemark.flink.log.ReadSerializer;
import io.tidemark.flink.type.CodecType;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.registry.UndecodableRecordException;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.DeadLetter;
import io.tidemark.schemas.DeadLetters;
import io.tidemark.schemas.door.Rejection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads the records of one topic inside the source, where event time is kept per partition; a record that cannot be
 * read, or be meant, goes on as its dead letter.
 */
public abstract class LogReader<T extends SpecificRecord, O> implements KafkaRecordDeserializationSchema<Read<O>> {
    private static final long serialVersionUID = 1L;

    private final Connection connection;
    private final Topic<T> topic;
    private final CodecType<O> values;
    private transient AvroSerde<T> records;
    private transient AvroSerde<DeadLetter> letters;
    private transient InstantSource clock;
    private transient Counter refused;

    LogReader(Connection connection, Topic<T> topic, CodecType<O> values) {
        this.connection = connection;
        this.topic = topic;
        this.values = values;
    }

    /** What the record says. */
    abstract O read(T value);

    /**
     * Why the record cannot be meant; empty if it can.
     *
     * @param appended when the broker appended it
     */
    abstract Optional<Rejection> check(T value, Instant appended);

    /** Registers the counters of a reader. */
    abstract void count(MetricGroup metrics);

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        SchemaRegistry registry = SchemaRegistry.connect(connection);
        records = registry.serde(topic);
        letters = registry.serde(Topics.DEAD_LETTERS);
        clock = InstantSource.system();
        refused = context.getMetricGroup().counter(MonitorMetrics.REFUSED.leaf());
        count(context.getMetricGroup());
        RegistryMetric.register(context.getMetricGroup());
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> found, Collector<Read<O>> out) {
        T value;
        try {
            value = records.decode(found);
        } catch (UndecodableRecordException broken) {
            out.collect(refuse(found, new Rejection(broken.cause(), broken.getMessage())));
            return;
        }
        Optional<Rejection> rejection = check(value, Instant.ofEpochMilli(found.timestamp()));
        out.collect(rejection.map(why -> refuse(found, why)).orElseGet(() -> new Read.Sound<>(read(value))));
    }

    private Read<O> refuse(ConsumerRecord<byte[], byte[]> found, Rejection why) {
        refused.inc();
        return new Read.Refused<>(letters.encode(letter(found, why, clock.instant())));
    }

    @Override
    public TypeInformation<Read<O>> getProducedType() {
        return ReadSerializer.type(values);
    }

    private DeadLetter letter(ConsumerRecord<byte[], byte[]> found, Rejection why, Instant now) {
        return DeadLetters.of(
                why.cause(),
                why.detail(),
                found.topic(),
                found.partition(),
                found.offset(),
                found.key(),
                found.value(),
                "drift-monitor/" + topic.name(),
                now);
    }
}
