package io.tidemark.subscriber;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

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
    private final ConsumerRecord<byte[], byte[]> record;
    private final Progress progress;
    private final Runnable whenDone;

    /** @param whenDone run once, when it is done in time */
    Delivery(String key, T alert, ConsumerRecord<byte[], byte[]> record, Progress progress, Runnable whenDone) {
        this.key = key;
        this.alert = alert;
        this.record = record;
        this.progress = progress;
        this.whenDone = whenDone;
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
        return new Place(record.topic(), record.partition(), record.offset());
    }

    /** When the broker appended it. */
    public Instant appendedAt() {
        return Instant.ofEpochMilli(record.timestamp());
    }

    /** The record's key as it stands in the log, not to be changed; null if it has none. */
    public byte[] recordKey() {
        return record.key();
    }

    /** The record's value as it stands in the log, fields of later versions included; not to be changed. */
    public byte[] recordValue() {
        return record.value();
    }

    /**
     * Says that it has been dealt with, in any order among others and by any thread: the group's place in the log moves
     * behind it as soon as all before it in its partition are done too. Saying so again changes nothing.
     */
    public void done() {
        if (progress.done(record.offset())) {
            whenDone.run();
        }
    }

    /**
     * Whether it is this subscriber's to deal with. It is not any more when its partition has been another's since,
     * though it came back: then the alert is handed over anew, and this delivery, which counts no more, is to be
     * forgotten. Whoever keeps deliveries asks before each use.
     */
    public boolean isStillOurs() {
        return !progress.hasEnded();
    }

    @Override
    public String toString() {
        return key + " at " + place();
    }
}
