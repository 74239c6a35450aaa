package io.tidemark.bench.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.Transaction;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends the feed by a schedule that nothing that happens can move. Of one thread. */
final class LiveSender implements AutoCloseable {

    /** The client's own thread has it in its name. */
    static final String CLIENT = "bench-sender";

    private final LiveFeed feed;
    private final Connection connection;
    private final AvroSerde<Transaction> transactions;
    private final AvroSerde<Label> labels;
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<Exception> failed = new AtomicReference<>();

    LiveSender(LiveFeed feed, Connection connection, SchemaRegistry registry) {
        this.feed = feed;
        this.connection = connection;
        transactions = registry.serde(Topics.TRANSACTIONS);
        labels = registry.serde(Topics.LABELS);
        Map<String, Object> config = connection.producerConfig();
        config.put("linger.ms", 0);
        config.put("client.id", CLIENT);
        producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Sends what is scheduled, each at its time or, if that has gone, at once; returns when all is with the client. */
    void send(Schedule schedule) {
        for (int i = 0; i < schedule.count(); i++) {
            long number = schedule.first() + i;
            Transaction transaction = feed.transaction(number);
            byte[] value = transactions.encode(transaction);
            for (long early = schedule.due(i) - System.nanoTime();
                    early > 0;
                    early = schedule.due(i) - System.nanoTime()) {
                LockSupport.parkNanos(early);
            }
            send(Topics.TRANSACTIONS, transaction.getCustomerId(), value);
            feed.labelWith(number).ifPresent(label -> send(Topics.LABELS, label.getCustomerId(), labels.encode(label)));
        }
        producer.flush();
        requireSent();
    }

    private void send(Topic<?> topic, String key, byte[] value) {
        var unused = producer.send(
                new ProducerRecord<>(connection.topic(topic), key.getBytes(UTF_8), value),
                (place, failure) -> failed.compareAndSet(null, failure));
    }

    private void requireSent() {
        if (failed.get() != null) {
            throw new IllegalStateException("a record of the benchmark was not sent", failed.get());
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
