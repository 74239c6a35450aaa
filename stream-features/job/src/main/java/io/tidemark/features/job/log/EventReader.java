package io.tidemark.features.job.log;

import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.event.LogRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads records of one topic into events; what cannot be read or is no valid record becomes a refused event. */
interface EventReader {

    /**
     * The event that this record is.
     *
     * @throws io.tidemark.log.registry.RegistryUnreachableException if the registry is at fault and not the record
     */
    Event read(ConsumerRecord<byte[], byte[]> record);

    static LogRecord logRecord(ConsumerRecord<byte[], byte[]> record) {
        return new LogRecord(record.partition(), record.offset(), record.timestamp(), record.key(), record.value());
    }
}
