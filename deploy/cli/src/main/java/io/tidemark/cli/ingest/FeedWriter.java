package io.tidemark.cli.ingest;

import io.tidemark.log.LogWriter;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.kafka.KafkaUnreachableException;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.Outcome;
import io.tidemark.schemas.Transaction;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Writes transactions, labels and outcomes, each customer's in the order of the calls. The producer is idempotent and
 * waits for all replicas; a write that failed is thrown at the next call or at {@link #flush}. For one thread.
 */
public final class FeedWriter implements AutoCloseable {

    private final Connection connection;
    private final LogWriter writer;
    private final AvroSerde<Transaction> transactions;
    private final AvroSerde<Label> labels;
    private final AvroSerde<Outcome> outcomes;
    /** Set by the producer's thread. */
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    public FeedWriter(Connection connection, SchemaRegistry registry) {
        this.connection = connection;
        writer = new LogWriter(
                connection,
                Map.of(
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.LINGER_MS_CONFIG,
                        5,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        128 << 10,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4",
                        // A producer waits for room as long as a write may take: a feed is worth waiting for.
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        60_000));
        transactions = registry.serde(Topics.TRANSACTIONS);
        labels = registry.serde(Topics.LABELS);
        outcomes = registry.serde(Topics.OUTCOMES);
    }

    /** Sends one transaction, keyed by its customer. */
    public void transaction(Transaction transaction) {
        send(Topics.TRANSACTIONS, transaction.getCustomerId(), transactions.encode(transaction));
    }

    /** Sends one label, keyed by its customer, or by its transaction if it names none. */
    public void label(Label label) {
        String key = label.getCustomerId() == null ? label.getTransactionId() : label.getCustomerId();
        send(Topics.LABELS, key, labels.encode(label));
    }

    /** Sends one outcome, keyed by its customer, or by its transaction if it names none. */
    public void outcome(Outcome outcome) {
        String key = outcome.getCustomerId() == null ? outcome.getTransactionId() : outcome.getCustomerId();
        send(Topics.OUTCOMES, key, outcomes.encode(outcome));
    }

    /** Returns when everything sent has been written. */
    public void flush() {
        writer.flush();
        throwFailure();
    }

    @Override
    public void close() {
        // After a failure there is nobody to wait for; the producer would try for two minutes.
        if (failure.get() == null) {
            writer.flush();
        }
        writer.close();
    }

    private void send(Topic<?> topic, String key, byte[] value) {
        throwFailure();
        byte[] keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        var unused = writer.send(new ProducerRecord<>(connection.topic(topic), keyBytes, value), this::written);
    }

    private void written(RecordMetadata metadata, Exception problem) {
        if (problem != null) {
            failure.compareAndSet(null, problem);
        }
    }

    private void throwFailure() {
        Exception problem = failure.get();
        if (problem != null) {
            throw new KafkaUnreachableException(connection, "take a record", problem);
        }
    }
}
