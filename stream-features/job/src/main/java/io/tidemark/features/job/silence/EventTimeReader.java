package io.tidemark.features.job.silence;

import java.io.Serializable;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads the event time out of a raw record. */
public interface EventTimeReader {

    /** Event time in epoch milliseconds; empty if the record is refused and so has no place in event time. */
    OptionalLong eventTime(ConsumerRecord<byte[], byte[]> record);

    /** Opens a reader where it is used; readers hold clients and do not travel. */
    interface Factory extends Serializable {
        EventTimeReader open();
    }
}
