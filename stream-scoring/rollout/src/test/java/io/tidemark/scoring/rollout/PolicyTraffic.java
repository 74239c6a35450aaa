package io.tidemark.scoring.rollout;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.FeatureVector;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Transaction;
import io.tidemark.testkit.scoring.TestRecords;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import java.util.function.LongFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Vectors with values missing here and there, sent by a thread of their own as far as they are released. */
final class PolicyTraffic implements AutoCloseable {

    private static final int CUSTOMERS = 50;
    private final AvroSerde<FeatureRecord> serde;
    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;
    private final String catalogueHash;
    private final LongFunction<Instant> times;
    private final Semaphore released = new Semaphore(0);
    private final SplittableRandom random = new SplittableRandom(54);
    private final Thread thread;

    /** @param most are sent */
    PolicyTraffic(Connection connection, SchemaRegistry registry, String catalogueHash, int most) {
        this(connection, registry, catalogueHash, most, offset -> TestRecords.LOGGED);
    }

    /** @param times when the transactions happened, by their numbers */
    PolicyTraffic(
            Connection connection,
            SchemaRegistry registry,
            String catalogueHash,
            int most,
            LongFunction<Instant> times) {
        this.times = times;
        this.serde = registry.serde(Topics.FEATURES);
        this.topic = connection.topic(Topics.FEATURES);
        this.catalogueHash = catalogueHash;
        Map<String, Object> config = connection.clientConfig();
        this.producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
        this.thread = new Thread(() -> send(most - most % 12), "policy-traffic");
        thread.start();
    }

    /** So many more may be sent. */
    void release(int more) {
        released.release(more);
    }

    /** Until all are sent. */
    void await() throws InterruptedException {
        released.release(CUSTOMERS);
        thread.join();
        producer.flush();
    }

    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join();
        producer.close();
    }

    private void send(int most) {
        try {
            for (int offset = 0; offset < most; offset++) {
                released.acquire();
                String customer = "customer-" + offset % CUSTOMERS;
                producer.send(new ProducerRecord<>(
                        topic,
                        customer.getBytes(StandardCharsets.UTF_8),
                        serde.encode(TestRecords.of(vector(customer, offset)))));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private FeatureVector vector(String customer, long offset) {
        Double[] values = new Double[3];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(10) == 0 ? Double.NaN : random.nextInt(-30, 30) / 10.0;
        }
        FeatureVector vector = TestRecords.vector(customer, 0, offset, catalogueHash, values);
        return FeatureVector.newBuilder(vector)
                .setTransaction(Transaction.newBuilder(vector.getTransaction())
                        .setAmount(new Money(random.nextLong(6_000), "EUR"))
                        .setEventTime(times.apply(offset))
                        .build())
                .build();
    }
}
