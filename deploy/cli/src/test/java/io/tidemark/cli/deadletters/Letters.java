package io.tidemark.cli.deadletters;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.DeadLetter;
import io.tidemark.schemas.DeadLetters;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Transaction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes records of all kinds, and buries them as the processes do. */
final class Letters implements AutoCloseable {

    static final String STAGE = "stream-features/transactions";
    static final Instant EVENT_TIME = Instant.parse("2026-01-02T03:04:05Z");

    private final Connection connection;
    private final SchemaRegistry registry;
    private final KafkaProducer<byte[], byte[]> producer;

    Letters(Connection connection) {
        this.connection = connection;
        this.registry = SchemaRegistry.connect(connection);
        Map<String, Object> config = connection.producerConfig(Topics.DEAD_LETTERS);
        config.put("compression.type", "gzip");
        this.producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    static Transaction transaction(String id) {
        return Transaction.newBuilder()
                .setTransactionId(id)
                .setEventTime(EVENT_TIME)
                .setCustomerId("c-" + id)
                .setTerminalId("t1")
                .setAmount(new Money(1250L, "EUR"))
                .build();
    }

    byte[] bytes(Transaction transaction) {
        return registry.serde(Topics.TRANSACTIONS).encode(transaction);
    }

    RecordMetadata write(Topic<?> topic, Integer partition, String key, byte[] value) throws Exception {
        byte[] keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        return producer.send(new ProducerRecord<>(connection.topic(topic), partition, keyBytes, value))
                .get();
    }

    /** Buries a record that stands in the log; returns the letter's place. */
    String bury(String cause, RecordMetadata at, String key, byte[] value) throws Exception {
        DeadLetter letter = DeadLetters.of(
                cause,
                "for a test",
                at.topic(),
                at.partition(),
                at.offset(),
                key == null ? null : key.getBytes(StandardCharsets.UTF_8),
                value,
                STAGE,
                Instant.ofEpochMilli(at.timestamp()));
        byte[] bytes = registry.serde(Topics.DEAD_LETTERS).encode(letter);
        return "0-" + write(Topics.DEAD_LETTERS, 0, null, bytes).offset();
    }

    /** Writes a record and buries it. */
    String writeAndBury(String cause, Topic<?> topic, String key, byte[] value) throws Exception {
        return bury(cause, write(topic, null, key, value), key, value);
    }

    @Override
    public void close() throws IOException {
        producer.close();
        registry.close();
    }
}
