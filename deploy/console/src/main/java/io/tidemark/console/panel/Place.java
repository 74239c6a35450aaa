package io.tidemark.console.panel;

import java.time.Instant;

/**
 * Where a record stands in the log.
 *
 * @param topic without its prefix
 * @param appended when the broker took it
 */
public record Place(String topic, int partition, long offset, Instant appended) {

    /** The second in which it was appended. */
    long second() {
        return appended.getEpochSecond();
    }

    /** The same after any restart. */
    String id() {
        return topic + "." + partition + "." + offset;
    }
}
