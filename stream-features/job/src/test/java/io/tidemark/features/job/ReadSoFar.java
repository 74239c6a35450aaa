package io.tidemark.features.job;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.topics.Topic;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** All that a topic holds, of which every look reads and decodes only what is new. */
final class ReadSoFar<T extends SpecificRecord> implements AutoCloseable {

    private final LogEnds log;
    private final AvroSerde<T> serde;
    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    private final List<T> values = new ArrayList<>();

    ReadSoFar(Connection connection, Topic<T> topic, AvroSerde<T> serde) {
        this.log = new LogEnds(connection, topic);
        this.serde = serde;
    }

    List<ConsumerRecord<byte[], byte[]>> records() {
        log.readOn(records::add);
        return List.copyOf(records);
    }

    /** Records that are no Avro are not asked for by their values. */
    List<T> values() {
        log.readOn(records::add);
        records.subList(values.size(), records.size()).forEach(record -> values.add(serde.decode(record.value())));
        return List.copyOf(values);
    }

    @Override
    public void close() {
        log.close();
    }
}
