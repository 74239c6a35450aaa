package io.tidemark.demo;

import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.kafka.Connection;
import io.tidemark.schemas.log.LogReader;
import io.tidemark.schemas.registry.SchemaRegistry;
import io.tidemark.schemas.registry.UndecodableRecordException;
import io.tidemark.schemas.topics.Topic;
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
