package io.tidemark.features.engine;

/**
 * What is known of one customer, terminal and so on. Made by {@link EntityEngine#newState}, changed by that engine only,
 * kept by whoever runs it; {@link EntityStateCodec} writes it. Not safe for use by two threads at once.
 */
public final class EntityState {

    final Timeline events;
    final KnownFrauds frauds;
    /** Places of the window edges at the newest event: where the next search starts. Never written out. */
    final int[] eventEdges;

    final int[] fraudEdges;
    /** Of the events held; null while there is none or amounts do not matter. */
    String currency;

    long arrivals;
    /** Event time of the newest event seen. */
    long newest = Long.MIN_VALUE;

    EntityState(Timeline events, KnownFrauds frauds, int edges) {
        this.events = events;
        this.frauds = frauds;
        this.eventEdges = new int[edges];
        this.fraudEdges = new int[edges];
    }

    /** Number of transactions taken so far: the arrival number of the last one. */
    public long arrivals() {
        return arrivals;
    }

    /** Number of transactions held at present. */
    public int size() {
        return events.size();
    }

    boolean holdsAnythingAfter(long time) {
        return events.size() > 0 && events.time(events.size() - 1) > time;
    }

    void dropUpTo(long time) {
        int dropped = events.dropUpTo(time);
        int droppedFrauds = frauds.dropUpTo(time);
        for (int edge = 0; edge < eventEdges.length; edge++) {
            eventEdges[edge] -= dropped;
            fraudEdges[edge] -= droppedFrauds;
        }
    }

    /** A state of its own with the same content. */
    public EntityState copy() {
        EntityState copy = new EntityState(events.copy(), frauds.copy(), eventEdges.length);
        System.arraycopy(eventEdges, 0, copy.eventEdges, 0, eventEdges.length);
        System.arraycopy(fraudEdges, 0, copy.fraudEdges, 0, fraudEdges.length);
        copy.currency = currency;
        copy.arrivals = arrivals;
        copy.newest = newest;
        return copy;
    }
}
