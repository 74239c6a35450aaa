package io.tidemark.schemas;

import java.nio.ByteBuffer;
import java.time.Instant;

/** Builds dead letters. */
public final class DeadLetters {

    /** Longer details are cut: they may quote what was sent. */
    private static final int LONGEST_DETAIL = 1_000;

    /** As much of a record's key as a dead letter holds. */
    public static final int MOST_KEY_BYTES = 4 << 10;

    /**
     * As much of a record's value as a dead letter holds: a few bytes on the wire may be megabytes, and its own topic
     * must take it.
     */
    public static final int MOST_VALUE_BYTES = 256 << 10;

    private DeadLetters() {}

    /**
     * The dead letter of one record of the log. It holds the first {@link #MOST_KEY_BYTES} and
     * {@link #MOST_VALUE_BYTES} of key and value, and says how many it leaves out.
     *
     * @param cause stable code, e.g. {@code not_avro}
     * @param detail one sentence for people, cut after 1,000 characters
     * @param topic full name of the topic where the record stands
     * @param key the record's key as it stands in the log; may be null
     * @param value the record's value as it stands in the log; may be null
     * @param stage process and stage that refused it, e.g. {@code stream-features/customer}
     */
    public static DeadLetter of(
            String cause,
            String detail,
            String topic,
            int partition,
            long offset,
            byte[] key,
            byte[] value,
            String stage,
            Instant refusedAt) {
        return DeadLetter.newBuilder()
                .setCause(cause)
                .setDetail(detail.length() > LONGEST_DETAIL ? detail.substring(0, LONGEST_DETAIL) + "..." : detail)
                .setTopic(topic)
                .setPartition(partition)
                .setOffset(offset)
                .setKey(first(MOST_KEY_BYTES, key))
                .setKeyBytesLeftOut(beyond(MOST_KEY_BYTES, key))
                .setValue(first(MOST_VALUE_BYTES, value))
                .setValueBytesLeftOut(beyond(MOST_VALUE_BYTES, value))
                .setStage(stage)
                .setRefusedAt(refusedAt)
                .build();
    }

    private static ByteBuffer first(int most, byte[] bytes) {
        return bytes == null
                ? null
                : ByteBuffer.wrap(bytes, 0, Math.min(most, bytes.length)).slice();
    }

    private static int beyond(int most, byte[] bytes) {
        return bytes == null ? 0 : Math.max(0, bytes.length - most);
    }
}
