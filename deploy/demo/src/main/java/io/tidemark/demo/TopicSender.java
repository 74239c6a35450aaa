package io.tidemark.demo;

import io.tidemark.log.LogWriter;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.Transaction;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Writes simulated records to the topics; a send that failed is thrown at the next call. Used by one thread. */
final class TopicSender implements AutoCloseable {
    private final LogWriter writer;
    private final String transactionsTopic;
    private final String labelsTopic;
    private final AvroSerde<Transaction> transactions;
    private final AvroSerde<Label> labels;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    TopicSender(Connection connection, SchemaRegistry registry) {
        writer = new LogWriter(
                connection,
                Map.of(
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        60_000));
        transactionsTopic = connection.topic(Topics.TRANSACTIONS);
        labelsTopic = connection.topic(Topics.LABELS);
        transactions = registry.serde(Topics.TRANSACTIONS);
        labels = registry.serde(Topics.LABELS);
    }

    void transaction(Transaction transaction) {
        send(transactionsTopic, transaction.getCustomerId(), transactions.encode(transaction));
    }

    void label(Label label) {
        send(labelsTopic, label.getCustomerId(), labels.encode(label));
    }

    void garbage(String text) {
        send(transactionsTopic, null, text.getBytes(StandardCharsets.UTF_8));
    }

    void flush() {
        writer.flush();
        throwFailure();
    }

    @Override
    public void close() {
        writer.flush();
        writer.close();
    }

    private void send(String topic, String key, byte[] value) {
        throwFailure();
        byte[] keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        var unused = writer.send(new ProducerRecord<>(topic, keyBytes, value), this::sent);
    }

    private void sent(RecordMetadata metadata, Exception problem) {
        if (problem != null) {
            failure.compareAndSet(null, problem);
        }
    }

    private void throwFailure() {
        Exception problem = failure.get();
        if (problem != null) {
            throw new IllegalStateException(
                    "the demo could not write to " + transactionsTopic + " or " + labelsTopic + ": "
                            + problem.getMessage(),
                    problem);
        }
    }
}
