package io.tidemark.features.engine;

/**
 * What is known of one customer, terminal and so on: a head that every event needs, and blocks of which an event needs
 * a few.
 */
public record EntityState(EntityHead head, Blocks blocks) {

    /** Number of transactions taken so far: the arrival number of the last one. */
    public long arrivals() {
        return head.arrivals();
    }
}
