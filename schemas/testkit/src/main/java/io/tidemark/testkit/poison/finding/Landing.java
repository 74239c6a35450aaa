package io.tidemark.testkit.poison.finding;

import java.util.Optional;

/**
 * Where a record came to lie.
 *
 * @param place in the log; null if the broker refused it
 * @param refusal what the broker said then
 */
public record Landing(Place place, Optional<String> refusal) {

    /** A place in the log, the topic by its full name. */
    public record Place(String topic, int partition, long offset) {}
}
