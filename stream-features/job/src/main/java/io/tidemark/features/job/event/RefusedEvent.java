package io.tidemark.features.job.event;

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
 * @param keyBytesLeftOut bytes at the end of the key that {@code record} lacks here
 * @param valueBytesLeftOut likewise of the value
 */
public record RefusedEvent(
        LogRecord record,
        String topic,
        String cause,
        String detail,
        String stage,
        int keyBytesLeftOut,
        int valueBytesLeftOut)
        implements Event {

    /** Refused records have no place in time. */
    public static final long NO_TIME = Long.MIN_VALUE;

    /**
     * With as much of the record as a dead letter holds: a few bytes on the wire may be megabytes, which need not
     * travel further.
     */
    public RefusedEvent(LogRecord record, String topic, String cause, String detail, String stage) {
        this(
                record.first(DeadLetters.MOST_KEY_BYTES, DeadLetters.MOST_VALUE_BYTES),
                topic,
                cause,
                detail,
                stage,
                beyond(DeadLetters.MOST_KEY_BYTES, record.key()),
                beyond(DeadLetters.MOST_VALUE_BYTES, record.value()));
    }

    @Override
    public String key() {
        return "";
    }

    @Override
    public long time() {
        return NO_TIME;
    }

    public DeadLetter deadLetter(Instant refusedAt) {
        DeadLetter letter = DeadLetters.of(
                cause,
                detail,
                topic,
                record.partition(),
                record.offset(),
                record.key(),
                record.value(),
                stage,
                refusedAt);
        return DeadLetter.newBuilder(letter)
                .setKeyBytesLeftOut(letter.getKeyBytesLeftOut() + keyBytesLeftOut)
                .setValueBytesLeftOut(letter.getValueBytesLeftOut() + valueBytesLeftOut)
                .build();
    }

    private static int beyond(int most, byte[] bytes) {
        return bytes == null ? 0 : Math.max(0, bytes.length - most);
    }
}
