package io.tidemark.local.demo;

import io.tidemark.schemas.Label;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.kafka.Connection;
import io.tidemark.schemas.registry.AvroSerde;
import io.tidemark.schemas.registry.SchemaRegistry;
import io.tidemark.schemas.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes simulated records to the topics; a send that failed is thrown at the next call. Used by one thread. */
final class TopicSender implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer;
    private final String transactionsTopic;
    private final String labelsTopic;
    private final AvroSerde<Transaction> transactions;
    private final AvroSerde<Label> labels;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    TopicSender(Connection connection, SchemaRegistry registry) {
        Map<String, Object> config = connection.producerConfig();
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
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
        producer.flush();
        throwFailure();
    }

    @Override
    public void close() {
        producer.close();
    }

    private void send(String topic, String key, byte[] value) {
        throwFailure();
        producer.send(new ProducerRecord<>(topic, key, value), this::sent);
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
