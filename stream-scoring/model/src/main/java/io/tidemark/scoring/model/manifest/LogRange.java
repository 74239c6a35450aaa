package io.tidemark.scoring.model.manifest;

import io.tidemark.scoring.model.parts.Quoted;

/**
 * A stretch of one partition.
 *
 * @param topic name without the prefix
 * @param from first offset
 * @param until the offset behind the last
 */
public record LogRange(String topic, int partition, long from, long until) {

    public LogRange {
        if (partition < 0 || from < 0 || until < from) {
            throw new IllegalArgumentException("partition " + partition + " of " + Quoted.of(topic)
                    + " has no stretch of offsets from " + from + " until " + until);
        }
    }
}
