package io.tidemark.features.job.silence;

import java.util.Map;
import org.apache.flink.api.connector.source.SourceEvent;

/**
 * Said to every source reader while no watched partition grows.
 *
 * @param newest event time (epoch milliseconds) up to which everything may be released
 * @param lastOffsets by split id ({@code topic-partition}) the offset of the last record; a partition without
 *     records is absent
 */
record FeedAtRest(long newest, Map<String, Long> lastOffsets) implements SourceEvent {

    /** True if a split whose next offset to read is {@code position} has nothing left to read. */
    boolean readToEnd(String splitId, long position) {
        Long last = lastOffsets.get(splitId);
        return last == null || position > last;
    }
}
