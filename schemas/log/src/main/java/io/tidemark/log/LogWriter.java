package io.tidemark.log;

import io.tidemark.log.kafka.Clients;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.kafka.KafkaUnreachableException;
import io.tidemark.log.topics.Topic;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;

/** Writes records, each for itself. Thread-safe. */
public final class LogWriter implements AutoCloseable {

    private final Connection connection;
    private final Map<String, Object> wanted;
    private final Topic<?>[] topics;
    private volatile KafkaProducer<byte[], byte[]> producer;

    /**
     * To these topics.
     *
     * @param wanted what this writing needs of its producer, e.g. how long it waits for more
     */
    public LogWriter(Connection connection, Map<String, Object> wanted, Topic<?>... topics) {
        this.connection = connection;
        this.wanted = Map.copyOf(wanted);
        this.topics = topics.clone();
        this.producer = Clients.producer(connection, wanted, topics);
    }

    /** For one record that somebody waits for: one that gives up in time and says so. */
    public static LogWriter ofOne(Connection connection, Topic<?> topic) {
        int patience = (int) Clients.ANSWER.toMillis();
        return new LogWriter(
                connection,
                Map.of(
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        patience,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        2 * patience),
                topic);
    }

    /** Sends and goes on; what became of it is told in the producer's own thread. */
    public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback told) {
        return producer.send(record, told);
    }

    /**
     * Sends and returns when the broker has it.
     *
     * @throws KafkaUnreachableException if it does not answer
     * @throws KafkaException in one sentence if it refuses
     */
    public RecordMetadata write(ProducerRecord<byte[], byte[]> record) {
        try {
            return producer.send(record).get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (TimeoutException e) {
            throw unreachable(record, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TimeoutException timeout) {
                throw unreachable(record, timeout);
            }
            throw new KafkaException(
                    record.topic() + " did not take the record: " + e.getCause().getMessage(), e.getCause());
        }
    }

    /** Waits until all that was sent is written or has failed. */
    public void flush() {
        producer.flush();
    }

    /**
     * With another client, since what this one was given may have changed, a password say. What it has not written by
     * now fails.
     */
    public void beginAnew() {
        KafkaProducer<byte[], byte[]> before = producer;
        producer = Clients.producer(connection, wanted, topics);
        before.close(Duration.ZERO);
    }

    /** Waits a moment for what was sent. */
    @Override
    public void close() {
        producer.close(Clients.CLOSE);
    }

    private KafkaUnreachableException unreachable(ProducerRecord<?, ?> record, TimeoutException e) {
        return new KafkaUnreachableException(connection, "take a record of " + record.topic(), e);
    }
}
