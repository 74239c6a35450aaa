package io.tidemark.drift.job.quality;

import io.tidemark.log.topics.Topic;
import java.io.Serializable;
import org.apache.avro.specific.SpecificRecord;

/** Turns records into the bytes of messages; opened in the task that uses it. */
interface RecordsOut extends Serializable {
    void open();

    void close() throws Exception;

    <T extends SpecificRecord> byte[] encode(Topic<T> topic, T value);
}
