package io.tidemark.testkit.poison;

import io.tidemark.log.topics.Topic;
import org.apache.avro.specific.SpecificRecord;

/** How records become messages. */
public interface Encoding {

    /** A record as this build writes it. */
    <T extends SpecificRecord> byte[] encode(Topic<T> topic, T message);

    /**
     * The id under which the registry holds a schema that is none of this build's.
     *
     * @param schema as JSON
     */
    int schemaId(String schema);
}
