package io.tidemark.features.job.silence;

import java.io.Serializable;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.flink.api.connector.source.SourceEvent;

/**
 * Said to every source reader: which partitions do not grow, and up to which event time each of them holds nothing
 * back.
 *
 * @param promises by split id ({@code topic-partition})
 */
record AtRest(Map<String, Promise> promises) implements SourceEvent {

    /** Less than any offset, also than those by which Kafka's source says that it has not begun to read. */
    static final long NO_RECORD = Long.MIN_VALUE;

    /**
     * @param lastOffset of the partition's last record; {@link #NO_RECORD} if it has none
     * @param upTo event time in epoch milliseconds
     */
    record Promise(long lastOffset, long upTo) implements Serializable {}

    /**
     * How far a split's event time may go that reads {@code position} next; empty if it still has something to read.
     */
    OptionalLong upTo(String splitId, long position) {
        Promise promise = promises.get(splitId);
        return promise != null && position > promise.lastOffset()
                ? OptionalLong.of(promise.upTo())
                : OptionalLong.empty();
    }
}
