package io.tidemark.demo;

import io.tidemark.log.LogReader;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.registry.UndecodableRecordException;
import io.tidemark.log.topics.Topic;
import io.tidemark.schemas.LogPosition;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;

/** Reads topics, committed records only, from their beginning to what is their end at the call. */
public final class TopicScan {
    private final Connection connection;
    private final SchemaRegistry registry;

    public TopicScan(Connection connection, SchemaRegistry registry) {
        this.connection = connection;
        this.registry = registry;
    }

    /** Hands over every record that decodes and returns how many did not. */
    public <T extends SpecificRecord> long read(Topic<T> topic, BiConsumer<LogPosition, T> to) {
        var serde = registry.serde(topic);
        long[] undecodable = {0};
        try (LogReader reader = new LogReader(connection, topic)) {
            reader.readToEnd(found -> {
                T value;
                try {
                    value = serde.decode(found);
                } catch (UndecodableRecordException broken) {
                    undecodable[0]++;
                    return;
                }
                to.accept(new LogPosition(found.partition(), found.offset()), value);
            });
        }
        return undecodable[0];
    }
}
