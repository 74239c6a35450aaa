package io.tidemark.scoring.app.watch;

import io.tidemark.log.registry.AvroSerde;
import io.tidemark.schemas.Transaction;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.processor.api.Record;

/**
 * The watch keeps values without their headers, so one whose header names its schema is written anew, with the schema's
 * id in it.
 */
public final class HeaderlessValue {

    private HeaderlessValue() {}

    /** The value of a message, readable by itself if it is readable at all. */
    public static byte[] of(Record<byte[], byte[]> message, String topic, Serde<Transaction> serde) {
        if (message.value() == null || !AvroSerde.isNamed(message.headers())) {
            return message.value();
        }
        try {
            return serde.serializer()
                    .serialize(topic, serde.deserializer().deserialize(topic, message.headers(), message.value()));
        } catch (SerializationException e) {
            // The features job buries it, and the watch finds in its time that it cannot be read.
            return message.value();
        }
    }
}
