package io.tidemark.scoring.release.lists;

import io.tidemark.log.Decoded;
import io.tidemark.log.LogReader;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.ListEntry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads the topic {@code list-entries}, all of it. Not thread-safe, but for {@link #wakeup}. */
public final class ListEntryLog implements AutoCloseable {

    private final AvroSerde<ListEntry> serde;
    private final LogReader reader;
    private final Words words;
    private final LongConsumer passed;

    /** Takes what is said of an entry. */
    @FunctionalInterface
    public interface Words {

        /** @param entry null: what has this key stands no more */
        void word(long offset, String key, ListEntry entry);
    }

    /**
     * Stands at the beginning.
     *
     * @param words is told of each record that can be read
     * @param passed is told of the place of any other, and how far it has come: the last record may be gone, by
     *     compaction or with a transaction that failed
     */
    public ListEntryLog(Connection connection, SchemaRegistry registry, Words words, LongConsumer passed) {
        this.serde = registry.serde(Topics.LIST_ENTRIES);
        this.reader = new LogReader(connection, Topics.LIST_ENTRIES);
        this.words = words;
        this.passed = passed;
    }

    /** Up to what is committed now. */
    public void readToEnd() {
        reader.readToEnd(this::take);
        passed.accept(reader.position() - 1);
    }

    /** What comes within a time. */
    public void poll(Duration atMost) {
        reader.poll(atMost, this::take);
        passed.accept(reader.position() - 1);
    }

    /** With another client, behind the last record handed over. */
    public void beginAnew() {
        reader.beginAnew();
    }

    /** Ends a {@link #poll} in another thread. */
    public void wakeup() {
        reader.wakeup();
    }

    @Override
    public void close() {
        reader.close();
    }

    private void take(ConsumerRecord<byte[], byte[]> message) {
        String key = message.key() == null ? "" : new String(message.key(), StandardCharsets.UTF_8);
        if (message.value() == null) {
            words.word(message.offset(), key, null);
            return;
        }
        Optional<ListEntry> entry = Decoded.of(message, serde);
        if (entry.isPresent()) {
            words.word(message.offset(), key, entry.get());
        } else {
            passed.accept(message.offset());
        }
    }
}
