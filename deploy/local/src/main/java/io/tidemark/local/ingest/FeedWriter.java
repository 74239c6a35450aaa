package io.tidemark.local.ingest;

import io.tidemark.schemas.Label;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.kafka.Connection;
import io.tidemark.schemas.kafka.KafkaUnreachableException;
import io.tidemark.schemas.registry.AvroSerde;
import io.tidemark.schemas.registry.SchemaRegistry;
import io.tidemark.schemas.topics.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Writes transactions and labels, each customer's in the order of the calls. The producer is idempotent and waits for
 * all replicas; a write that failed is thrown at the next call or at {@link #flush}. For one thread.
 */
public final class FeedWriter implements AutoCloseable {

    private final Connection connection;
    private final KafkaProducer<String, byte[]> producer;
    private final AvroSerde<Transaction> transactions;
    private final AvroSerde<Label> labels;
    /** Set by the producer's thread. */
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    public FeedWriter(Connection connection, SchemaRegistry registry) {
        this.connection = connection;
        Map<String, Object> config = new HashMap<>(connection.producerConfig());
        config.putIfAbsent(ProducerConfig.ACKS_CONFIG, "all");
        config.putIfAbsent(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 5);
        config.putIfAbsent(ProducerConfig.BATCH_SIZE_CONFIG, 128 << 10);
        config.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
        transactions = registry.serde(Topics.TRANSACTIONS);
        labels = registry.serde(Topics.LABELS);
    }

    /** Sends one transaction, keyed by its customer. */
    public void transaction(Transaction transaction) {
        send(new ProducerRecord<>(
                connection.topic(Topics.TRANSACTIONS), transaction.getCustomerId(), transactions.encode(transaction)));
    }

    /** Sends one label, keyed by its customer, or by its transaction if it names none. */
    public void label(Label label) {
        String key = label.getCustomerId() == null ? label.getTransactionId() : label.getCustomerId();
        send(new ProducerRecord<>(connection.topic(Topics.LABELS), key, labels.encode(label)));
    }

    /** Returns when everything sent has been written. */
    public void flush() {
        producer.flush();
        throwFailure();
    }

    @Override
    public void close() {
        // After a failure there is nobody to wait for; the producer would try for two minutes.
        producer.close(failure.get() == null ? Duration.ofMillis(Long.MAX_VALUE) : Duration.ZERO);
    }

    private void send(ProducerRecord<String, byte[]> message) {
        throwFailure();
        var unused = producer.send(message, this::written);
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
