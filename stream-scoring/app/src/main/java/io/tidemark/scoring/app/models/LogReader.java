package io.tidemark.scoring.app.models;

import io.tidemark.schemas.kafka.Connection;
import io.tidemark.schemas.kafka.KafkaUnreachableException;
import io.tidemark.schemas.topics.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a topic of one partition from where it is told to, committed records only, without a consumer group. Not thread-safe, but for {@link #wakeup}. */
public final class LogReader implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int FETCH_MILLIS = 50;
    private final Connection connection;
    private final TopicPartition place;
    private final KafkaConsumer<byte[], byte[]> consumer;

    /** Stands at the beginning. */
    public LogReader(Connection connection, Topic<?> topic) {
        this.connection = connection;
        this.place = new TopicPartition(connection.topic(topic), 0);
        Map<String, Object> config = connection.consumerConfig();
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        // A broker answers a connection's requests one after the other: whatever is asked next waits for the fetch
        // before it.
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_MILLIS);
        this.consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(List.of(place));
        consumer.seekToBeginning(List.of(place));
    }

    /** Goes to an offset. */
    public void seek(long offset) {
        consumer.seek(place, offset);
    }

    /** The offset of the next record. */
    public long position() {
        return asked("find its place in " + place.topic(), () -> consumer.position(place));
    }

    /** The offset behind the last committed record. */
    public long end() {
        return asked("find the end of " + place.topic(), () -> consumer.endOffsets(List.of(place))
                .get(place));
    }

    /** What comes within a time; may be nothing. */
    public Iterable<ConsumerRecord<byte[], byte[]>> poll(Duration atMost) {
        return consumer.poll(atMost);
    }

    /**
     * Hands over every record up to the present end.
     *
     * @throws KafkaUnreachableException if nothing comes for 15 seconds
     */
    public void readToEnd(Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        long end = end();
        long waitedSince = System.nanoTime();
        while (position() < end) {
            for (ConsumerRecord<byte[], byte[]> message : poll(POLL)) {
                reader.accept(message);
                waitedSince = System.nanoTime();
            }
            if (System.nanoTime() - waitedSince > PATIENCE.toNanos()) {
                throw new KafkaUnreachableException(
                        connection,
                        "hand over " + place.topic(),
                        new TimeoutException("nothing came for " + PATIENCE.toSeconds() + " s"));
            }
        }
    }

    /** Makes a {@link #poll} in another thread throw Kafka's {@code WakeupException}. */
    public void wakeup() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close();
    }

    private long asked(String what, Question question) {
        try {
            return question.answer();
        } catch (TimeoutException e) {
            throw new KafkaUnreachableException(connection, what, e);
        }
    }

    private interface Question {
        long answer();
    }
}
