package io.tidemark.features.job;

import io.tidemark.schemas.DeadLetter;
import io.tidemark.schemas.DeadLetters;
import java.time.Instant;

/**
 * A record that cannot be processed; it ends as a dead letter.
 *
 * @param topic full name of the topic that it stands in
 * @param cause stable code
 * @param detail one sentence for people
 * @param stage where it was refused, e.g. {@code stream-features/customer}
 */
record RefusedEvent(LogRecord record, String topic, String cause, String detail, String stage) implements Event {

    /** Refused records have no place in time. */
    static final long NO_TIME = Long.MIN_VALUE;

    @Override
    public String key() {
        return "";
    }

    @Override
    public long time() {
        return NO_TIME;
    }

    DeadLetter deadLetter(Instant refusedAt) {
        return DeadLetters.of(
                cause,
                detail,
                topic,
                record.partition(),
                record.offset(),
                record.key(),
                record.value(),
                stage,
                refusedAt);
    }
}
