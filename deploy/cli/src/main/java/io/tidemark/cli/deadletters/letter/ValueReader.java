package io.tidemark.cli.deadletters.letter;

import io.tidemark.cli.reading.RecordJson;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.registry.UndecodableRecordException;
import io.tidemark.log.topics.Topic;
import java.util.HashMap;
import java.util.Map;

/** Tries whether a value can be read as its topic's record, by what the registry knows now. */
public final class ValueReader {

    private final SchemaRegistry registry;
    private final Map<Topic<?>, AvroSerde<?>> serdes = new HashMap<>();

    public ValueReader(SchemaRegistry registry) {
        this.registry = registry;
    }

    /**
     * What came of it; one of the two is null.
     *
     * @param record the fields
     * @param problem why it cannot be read
     */
    public record Reading(Map<String, Object> record, String problem) {}

    boolean canRead(Topic<?> topic, WholeRecord whole) {
        return read(topic, whole).problem() == null;
    }

    /** @throws io.tidemark.log.registry.RegistryUnreachableException if the registry does not answer */
    public Reading read(Topic<?> topic, WholeRecord whole) {
        if (whole.value() == null) {
            return new Reading(null, "it has no value");
        }
        try {
            return new Reading(
                    RecordJson.of(
                            serdes.computeIfAbsent(topic, registry::serde).decode(whole.value(), whole.headers())),
                    null);
        } catch (UndecodableRecordException e) {
            return new Reading(null, e.getMessage());
        }
    }
}
