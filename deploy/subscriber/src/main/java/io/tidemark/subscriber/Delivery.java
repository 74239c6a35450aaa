package io.tidemark.subscriber;

import java.time.Instant;

/**
 * One alert, handed over. It may be handed over again, in this process or another one, until it is {@link #done}: after
 * a crash, a rebalance, a rewind. Then it has the same {@link #key}, by which whoever acts on it knows that it is not
 * to be acted on twice. Thread-safe.
 *
 * @param <T> of the alert
 */
public final class Delivery<T> {

    private final String key;
    private final T alert;
    private final Place place;
    private final Instant appendedAt;
    private final Runnable done;

    Delivery(String key, T alert, Place place, Instant appendedAt, Runnable done) {
        this.key = key;
        this.alert = alert;
        this.place = place;
        this.appendedAt = appendedAt;
        this.done = done;
    }

    /** The idempotency key: the same for the same alert, another one for every other alert of its topic. */
    public String key() {
        return key;
    }

    public T alert() {
        return alert;
    }

    /** Where it stands in the log. */
    public Place place() {
        return place;
    }

    /** When the broker appended it. */
    public Instant appendedAt() {
        return appendedAt;
    }

    /**
     * Says that it has been dealt with, in any order among others and by any thread: the group's place in the log moves
     * behind it as soon as all before it in its partition are done too. Saying so again changes nothing.
     */
    public void done() {
        done.run();
    }

    @Override
    public String toString() {
        return key + " at " + place;
    }
}
