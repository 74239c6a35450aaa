package io.tidemark.subscriber;

/**
 * Where a record stands in the log.
 *
 * @param topic its full name, prefix included
 */
public record Place(String topic, int partition, long offset) {

    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }
}
