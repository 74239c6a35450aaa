package io.tidemark.cli.deadletters.letter;

import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.DeadLetter;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

/**
 * One record of {@code dead-letters}.
 *
 * @param place its own place
 * @param buriedAt when the broker appended it
 * @param origin where the record stands that it buries
 */
public record Letter(RecordPlace place, Instant buriedAt, DeadLetter content, RecordPlace origin) {

    /** The topic of the record; empty if it is none of this catalogue. */
    public Optional<Topic<?>> topic() {
        return Topics.byName(origin.topic());
    }

    /** Whether it holds only the first bytes of its record. */
    boolean cut() {
        return content.getKeyBytesLeftOut() > 0 || content.getValueBytesLeftOut() > 0;
    }

    /** What it holds of the key; null if the record has none. */
    byte[] key() {
        return bytes(content.getKey());
    }

    /** What it holds of the value; null if the record has none. */
    byte[] value() {
        return bytes(content.getValue());
    }

    private static byte[] bytes(ByteBuffer held) {
        if (held == null) {
            return null;
        }
        byte[] copy = new byte[held.remaining()];
        held.duplicate().get(copy);
        return copy;
    }
}
