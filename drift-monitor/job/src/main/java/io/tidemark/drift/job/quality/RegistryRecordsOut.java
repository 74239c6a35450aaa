package io.tidemark.drift.job.quality;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** Messages under the schema registry. */
final class RegistryRecordsOut implements RecordsOut {
    private static final long serialVersionUID = 1L;

    private final Connection connection;
    private transient SchemaRegistry registry;
    private transient Map<Topic<?>, AvroSerde<?>> serdes;

    RegistryRecordsOut(Connection connection) {
        this.connection = connection;
    }

    @Override
    public void open() {
        registry = SchemaRegistry.connect(connection);
        serdes = new HashMap<>();
        for (Topic<?> topic : List.of(Topics.QUALITY_REPORTS, Topics.ALERTS_DRIFT, Topics.RETRAINING_REQUESTS)) {
            serdes.put(topic, registry.serde(topic));
        }
    }

    @Override
    public void close() throws Exception {
        if (registry != null) {
            registry.close();
        }
    }

    @Override
    @SuppressWarnings("unchecked") // Each topic has the serde of its own records.
    public <T extends SpecificRecord> byte[] encode(Topic<T> topic, T value) {
        return ((AvroSerde<T>) serdes.get(topic)).encode(value);
    }
}
