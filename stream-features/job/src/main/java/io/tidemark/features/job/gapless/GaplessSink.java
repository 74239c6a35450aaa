package io.tidemark.features.job.gapless;

import java.util.Collection;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaWriterState;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * A sink like Flink's own at least once, but for what {@link GaplessWriter} does when a record is not written. Its
 * operators and their state are those of Flink's, so a job goes on from a checkpoint that was written with either.
 */
public final class GaplessSink<T>
        implements Sink<T>, SupportsWriterState<T, KafkaWriterState>, SupportsCommitter<KafkaCommittable> {

    private static final long serialVersionUID = 1L;
    private final KafkaRecordSerializationSchema<T> serializer;
    private final TreeMap<String, String> settings = new TreeMap<>();
    private final KafkaSink<T> original;

    /**
     * @param serializer gives a record for every element
     * @param client the producer's settings; those that would let it give a record up are replaced
     */
    public GaplessSink(KafkaRecordSerializationSchema<T> serializer, Map<String, Object> client) {
        this.serializer = serializer;
        GaplessSettings.of(client).forEach((key, value) -> settings.put(key, String.valueOf(value)));
        Properties properties = new Properties();
        properties.putAll(settings);
        this.original = KafkaSink.<T>builder()
                .setKafkaProducerConfig(properties)
                .setRecordSerializer(serializer)
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .build();
    }

    @Override
    public GaplessWriter<T> createWriter(WriterInitContext context) {
        return new GaplessWriter<>(serializer, new TreeMap<>(settings), context);
    }

    @Override
    public StatefulSinkWriter<T, KafkaWriterState> restoreWriter(
            WriterInitContext context, Collection<KafkaWriterState> nothing) {
        return createWriter(context);
    }

    @Override
    public SimpleVersionedSerializer<KafkaWriterState> getWriterStateSerializer() {
        return original.getWriterStateSerializer();
    }

    @Override
    public Committer<KafkaCommittable> createCommitter(CommitterInitContext context) {
        return original.createCommitter(context);
    }

    @Override
    public SimpleVersionedSerializer<KafkaCommittable> getCommittableSerializer() {
        return original.getCommittableSerializer();
    }
}
