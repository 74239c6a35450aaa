package io.tidemark.scoring.app.streams;

import org.apache.kafka.common.errors.SerializationException;

/** A record is larger than its topic takes. */
final class OversizedRecordException extends SerializationException {

    private static final long serialVersionUID = 1L;

    OversizedRecordException(String topic, int bytes, int most) {
        super("A record for %s has %d bytes and the topic takes %d; raise its max.message.bytes, or send less"
                .formatted(topic, bytes, most));
    }
}
