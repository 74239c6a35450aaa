package io.tidemark.features.job.rates;

import io.tidemark.features.job.event.LogRecord;
import io.tidemark.features.job.event.RefusedEvent;
import io.tidemark.features.rates.GrowingRates;
import io.tidemark.features.rates.RateTables;
import io.tidemark.log.LogReader;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.UndecodableRecordException;
import io.tidemark.schemas.RateTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.WakeupException;

/**
 * Reads tables of rates to the end of their topic, then in a thread of its own whatever comes: so a task that begins
 * anew knows all that it knew before, and a transaction waits for no reading. A table that cannot come next is refused,
 * and those before it stay in force.
 */
final class FollowedRates implements Rates {
    private static final String STAGE = "stream-features/rates";
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration FAREWELL = Duration.ofSeconds(10);

    private final String topic;
    private final AvroSerde<RateTable> serde;
    private final LogReader reader;
    private final Thread following;

    /** Of the thread that reads. */
    private final GrowingRates known = new GrowingRates();

    private boolean changed;

    /** Written by the thread that reads. */
    private volatile RateTables tables = RateTables.NONE;

    private volatile RuntimeException failure;
    private volatile boolean closed;

    /** Filled by the thread that reads, emptied by the task. */
    private final Queue<RefusedEvent> refused = new ConcurrentLinkedQueue<>();

    /** @param reader at the beginning of the topic; closed with this */
    FollowedRates(String topic, AvroSerde<RateTable> serde, LogReader reader) {
        this.topic = topic;
        this.serde = serde;
        this.reader = reader;
        try {
            reader.readToEnd(this::take);
            publish();
        } catch (RuntimeException e) {
            reader.close();
            throw e;
        }
        following = new Thread(this::follow, "tidemark-rates");
        following.setDaemon(true);
        following.start();
    }

    private void follow() {
        try (reader) {
            while (!closed) {
                reader.poll(POLL, this::take);
                publish();
            }
        } catch (WakeupException e) {
            failure = closed ? null : e;
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> message) {
        try {
            if (message.value() == null) {
                refuse(message, "no_value", "The record has no value");
                return;
            }
            RateTable table = serde.decode(message);
            Optional<String> why = known.problem(table, Instant.ofEpochMilli(message.timestamp()));
            if (why.isPresent()) {
                refuse(message, "unusable_rates", why.get());
            } else {
                known.add(table);
                changed = true;
            }
        } catch (UndecodableRecordException e) {
            refuse(message, e.cause(), e.getMessage());
        }
    }

    /** Once for all that came together: there may be hundreds of thousands at the start. */
    private void publish() {
        if (changed) {
            tables = known.tables();
            changed = false;
        }
    }

    private void refuse(ConsumerRecord<byte[], byte[]> message, String cause, String detail) {
        LogRecord record = new LogRecord(
                message.partition(), message.offset(), message.timestamp(), message.key(), message.value());
        refused.add(new RefusedEvent(record, topic, cause, detail, STAGE));
    }

    @Override
    public RateTables tables() {
        if (failure != null) {
            throw failure;
        }
        return tables;
    }

    @Override
    public List<RefusedEvent> refused() {
        if (refused.isEmpty()) {
            return List.of();
        }
        List<RefusedEvent> letters = new ArrayList<>();
        for (RefusedEvent letter = refused.poll(); letter != null; letter = refused.poll()) {
            letters.add(letter);
        }
        return letters;
    }

    @Override
    public void close() {
        closed = true;
        reader.wakeup();
        try {
            following.join(FAREWELL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
