package io.tidemark.subscriber;

/** Is told what a subscriber meets besides alerts. Called by the thread that polls. */
public interface SubscriberListener {

    /**
     * A record could not be read. It is passed over when this returns; if this throws, the poll does too, and the
     * record is told of again by the next one.
     */
    void unreadable(Unreadable record);

    /** Nothing is lost, and it goes on by itself: what it waits for, in one sentence. At most once a second. */
    void waits(String sentence);
}
