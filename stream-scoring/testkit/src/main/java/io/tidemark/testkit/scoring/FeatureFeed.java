package io.tidemark.testkit.scoring;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.FeatureRecord;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends vectors of 20 customers to {@code features} as the features job does: keyed by customer, at least once. */
public final class FeatureFeed implements AutoCloseable {

    private static final int CUSTOMERS = 20;
    private final AvroSerde<FeatureRecord> serde;
    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;
    private final AtomicLong sent = new AtomicLong();
    private volatile boolean stopping;
    private Thread thread;

    public FeatureFeed(Connection connection, SchemaRegistry registry) {
        serde = registry.serde(Topics.FEATURES);
        topic = connection.topic(Topics.FEATURES);
        Map<String, Object> config = connection.clientConfig();
        config.put("linger.ms", 0);
        producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** The next transaction; every tenth comes twice. */
    public void sendNext() {
        long offset = sent.getAndIncrement();
        send(offset, offset % 10 == 0 ? 2 : 1);
    }

    private void send(long offset, int times) {
        String customer = "customer-" + offset % CUSTOMERS;
        byte[] message = serde.encode(TestRecords.vector(customer, 0, offset));
        byte[] key = customer.getBytes(StandardCharsets.UTF_8);
        for (int copies = times; copies > 0; copies--) {
            producer.send(new ProducerRecord<>(topic, key, message));
        }
    }

    /** Transactions sent so far. */
    public long sent() {
        return sent.get();
    }

    /** All transactions once more, as after a restart of the features job. Only when it does not flow. */
    public void sendAllAgain() {
        for (long offset = 0; offset < sent.get(); offset++) {
            send(offset, 1);
        }
        producer.flush();
    }

    /** Bytes that are no record. */
    public void sendBytes(byte[] bytes) {
        producer.send(new ProducerRecord<>(topic, bytes));
    }

    /** Ends the flow; more may be sent. */
    public void pause() {
        stopping = true;
        try {
            if (thread != null) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends at about this rate until it is closed. */
    public FeatureFeed flow(int perSecond) {
        thread = new Thread(() -> {
            while (!stopping) {
                sendNext();
                LockSupport.parkNanos(1_000_000_000L / perSecond);
            }
        });
        thread.start();
        return this;
    }

    @Override
    public void close() {
        pause();
        producer.close();
    }
}
