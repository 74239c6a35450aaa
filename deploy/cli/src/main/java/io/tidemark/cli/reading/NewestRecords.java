package io.tidemark.cli.reading;

import io.tidemark.log.Decoded;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/** Reads a topic in which the same thing may be reported again: its last report counts. */
public final class NewestRecords {
    private final Connection connection;
    private final SchemaRegistry registry;

    public NewestRecords(Connection connection, SchemaRegistry registry) {
        this.connection = connection;
        this.registry = registry;
    }

    /** The last record of each id, in the order in which the ids came first. */
    public <T extends SpecificRecord> List<T> of(Topic<T> topic, Function<T, String> id) {
        Map<String, T> byId = new LinkedHashMap<>();
        AvroSerde<T> serde = registry.serde(topic);
        new TopicReader(connection).read(topic, TopicReader.Start.beginning(), false, message -> {
            Decoded.of(message, serde).ifPresent(found -> byId.put(id.apply(found), found));
            return true;
        });
        return new ArrayList<>(byId.values());
    }
}
