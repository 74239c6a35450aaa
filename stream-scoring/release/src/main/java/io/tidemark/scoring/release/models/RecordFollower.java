package io.tidemark.scoring.release.models;

import io.tidemark.log.Decoded;
import io.tidemark.log.LogReader;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topic;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/**
 * Hands over the records of a topic of one partition as they come; what cannot be read is somebody else's to bury. Not
 * thread-safe.
 */
final class RecordFollower<T extends SpecificRecord> implements AutoCloseable {

    private final AvroSerde<T> serde;
    private final LogReader reader;

    RecordFollower(Connection connection, SchemaRegistry registry, Topic<T> topic) {
        this.serde = registry.serde(topic);
        this.reader = new LogReader(connection, topic);
    }

    void readToEnd(Consumer<T> arrival) {
        reader.readToEnd(message -> Decoded.of(message, serde).ifPresent(arrival));
    }

    void skipToEnd() {
        reader.seekToEnd();
    }

    /** What is there; never waits. */
    void poll(Consumer<T> arrival) {
        reader.poll(Duration.ZERO, message -> Decoded.of(message, serde).ifPresent(arrival));
    }

    /** With another client, behind the last record handed over. */
    void beginAnew() {
        reader.beginAnew();
    }

    @Override
    public void close() {
        reader.close();
    }
}
