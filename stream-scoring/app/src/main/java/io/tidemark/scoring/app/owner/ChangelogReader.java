package io.tidemark.scoring.app.owner;

import io.tidemark.log.kafka.Clients;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.kafka.KafkaUnreachableException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Reads what stores hold from their changelogs. Nobody writes them meanwhile. */
final class ChangelogReader implements AutoCloseable {

    /**
     * Longer than a broker takes to end the transaction of an instance that has died: its time-out and the broker's
     * interval.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration POLL = Duration.ofMillis(200);
    private final Connection connection;
    private final KafkaConsumer<byte[], byte[]> committed;
    private final KafkaConsumer<byte[], byte[]> written;

    ChangelogReader(Connection connection) {
        this.connection = connection;
        this.committed = consumer(IsolationLevel.READ_COMMITTED);
        this.written = consumer(IsolationLevel.READ_UNCOMMITTED);
    }

    /** The entries of one partition; empty if its topic is not there. */
    Map<ByteBuffer, byte[]> entries(TopicPartition place) {
        List<TopicPartition> one = List.of(place);
        long end = written.endOffsets(one).get(place);
        committed.assign(one);
        committed.seekToBeginning(one);
        Map<ByteBuffer, byte[]> entries = new HashMap<>();
        long since = System.nanoTime();
        // A transaction that was left open ends first: what lies behind it may have been committed.
        while (committed.position(place) < end) {
            for (ConsumerRecord<byte[], byte[]> message : committed.poll(POLL)) {
                since = System.nanoTime();
                ByteBuffer key = ByteBuffer.wrap(message.key());
                if (message.value() == null) {
                    entries.remove(key);
                } else {
                    entries.put(key, message.value());
                }
            }
            if (System.nanoTime() - since > PATIENCE.toNanos()) {
                throw new KafkaUnreachableException(
                        connection,
                        "hand over " + place,
                        new TimeoutException("nothing came for " + PATIENCE.toSeconds() + " s"));
            }
        }
        return entries;
    }

    @Override
    public void close() {
        committed.close();
        written.close();
    }

    private KafkaConsumer<byte[], byte[]> consumer(IsolationLevel isolation) {
        return isolation == IsolationLevel.READ_COMMITTED
                ? Clients.consumer(connection, Map.of())
                : Clients.uncommitted(connection, Map.of());
    }
}
