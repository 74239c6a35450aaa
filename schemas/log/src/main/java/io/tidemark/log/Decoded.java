package io.tidemark.log;

import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.UndecodableRecordException;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records as readers see them who only follow a topic: what cannot be read is somebody else's to bury, and is passed
 * over with a warning.
 */
public final class Decoded {

    private static final Logger LOG = LoggerFactory.getLogger(Decoded.class);

    private Decoded() {}

    /** Empty for a record without a value and for one that cannot be read. */
    public static <T extends SpecificRecord> Optional<T> of(ConsumerRecord<?, byte[]> message, AvroSerde<T> serde) {
        if (message.value() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(serde.decode(message));
        } catch (UndecodableRecordException e) {
            LOG.warn(
                    "The record at offset {} of {} is passed over: {}",
                    message.offset(),
                    message.topic(),
                    e.getMessage());
            return Optional.empty();
        }
    }
}
