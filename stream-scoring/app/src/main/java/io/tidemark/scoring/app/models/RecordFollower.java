package io.tidemark.scoring.app.models;

import io.tidemark.schemas.kafka.Connection;
import io.tidemark.schemas.registry.AvroSerde;
import io.tidemark.schemas.registry.RegistryUnreachableException;
import io.tidemark.schemas.registry.SchemaRegistry;
import io.tidemark.schemas.topics.Topic;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Hands over the records of a topic of one partition as they come; what cannot be read is somebody else's to bury. Not thread-safe. */
final class RecordFollower<T extends SpecificRecord> implements AutoCloseable {

    private final AvroSerde<T> serde;
    private final LogReader reader;

    RecordFollower(Connection connection, SchemaRegistry registry, Topic<T> topic) {
        this.serde = registry.serde(topic);
        this.reader = new LogReader(connection, topic);
    }

    void readToEnd(Consumer<T> arrival) {
        reader.readToEnd(message -> hand(message, arrival));
    }

    void skipToEnd() {
        reader.seek(reader.end());
    }

    /** What is there; never waits. */
    void poll(Consumer<T> arrival) {
        for (ConsumerRecord<byte[], byte[]> message : reader.poll(Duration.ZERO)) {
            hand(message, arrival);
        }
    }

    @Override
    public void close() {
        reader.close();
    }

    private void hand(ConsumerRecord<byte[], byte[]> message, Consumer<T> arrival) {
        try {
            Decoded.of(message, serde).ifPresent(arrival);
        } catch (RegistryUnreachableException e) {
            // Not the record's fault: the next poll begins with it.
            reader.seek(message.offset());
            throw e;
        }
    }
}
