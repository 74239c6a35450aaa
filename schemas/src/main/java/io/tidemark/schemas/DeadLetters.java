package io.tidemark.schemas;

import java.nio.ByteBuffer;
import java.time.Instant;

/** Builds dead letters. */
public final class DeadLetters {

    /** Longer details are cut: they may quote what was sent. */
    private static final int LONGEST_DETAIL = 1_000;

    private DeadLetters() {}

    /**
     * The dead letter of one record of the log.
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
                .setKey(key == null ? null : ByteBuffer.wrap(key))
                .setValue(value == null ? null : ByteBuffer.wrap(value))
                .setStage(stage)
                .setRefusedAt(refusedAt)
                .build();
    }
}
