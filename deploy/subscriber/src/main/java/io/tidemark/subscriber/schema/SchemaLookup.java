package io.tidemark.subscriber.schema;

import java.util.Optional;

/** Tells the schema that a message was written with. */
@FunctionalInterface
public interface SchemaLookup {

    /**
     * The JSON text of the Avro schema of an id; empty if there is none of this id, or it is none of Avro.
     *
     * @throws RegistryAwayException if that cannot be told now
     */
    Optional<String> find(int id);
}
