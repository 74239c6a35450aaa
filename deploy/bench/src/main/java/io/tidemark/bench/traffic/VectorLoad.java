package io.tidemark.bench.traffic;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidemark.bench.forest.BenchBundle;
import io.tidemark.bench.forest.BenchForest;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.FeatureVector;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.TimeMode;
import io.tidemark.schemas.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;

/** Vectors of 5,000 customers for a {@link BenchForest}, and their transactions, placed as the features job would. */
public final class VectorLoad {

    private static final int CUSTOMERS = 5_000;
    private static final Instant BEGIN = Instant.parse("2024-01-01T00:00:00Z");
    private final List<FeatureVector> vectors;

    private VectorLoad(List<FeatureVector> vectors) {
        this.vectors = vectors;
    }

    public static VectorLoad of(int count) {
        Random random = new Random(3);
        float[] rows = BenchForest.rows(random, count);
        long[] next = new long[Servers.PARTITIONS];
        long[] numbers = new long[CUSTOMERS];
        List<FeatureVector> vectors = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int customer = random.nextInt(CUSTOMERS);
            int partition = Utils.toPositive(Utils.murmur2(("c" + customer).getBytes(UTF_8))) % Servers.PARTITIONS;
            vectors.add(vector(i, "c" + customer, partition, next[partition]++, ++numbers[customer], rows));
        }
        return new VectorLoad(vectors);
    }

    public int size() {
        return vectors.size();
    }

    FeatureVector vector(int index) {
        return vectors.get(index);
    }

    private static FeatureVector vector(
            int index, String customer, int partition, long offset, long number, float[] rows) {
        List<Double> values = new ArrayList<>(BenchForest.FEATURES);
        for (int i = 0; i < BenchForest.FEATURES; i++) {
            values.add((double) rows[index * BenchForest.FEATURES + i]);
        }
        Transaction transaction = Transaction.newBuilder()
                .setTransactionId("t" + index)
                .setEventTime(BEGIN.plusMillis(index))
                .setCustomerId(customer)
                .setTerminalId("m" + index % 1_000)
                .setAmount(new Money((long) index % 20_000, "EUR"))
                .build();
        return FeatureVector.newBuilder()
                .setTransaction(transaction)
                .setOrigin(new LogPosition(partition, offset))
                .setLoggedAt(BEGIN.plusMillis(index))
                .setCatalogueHash(BenchBundle.CATALOGUE_HASH)
                .setValues(values)
                .setArrivalNumbers(Map.of("customer", number, "terminal", 1L))
                .setTimeMode(TimeMode.EAGER)
                .build();
    }

    /** The vectors alone, for an open loop. */
    public OpenLoop.Feed feed(SchemaRegistry registry) {
        AvroSerde<FeatureRecord> features = registry.serde(Topics.FEATURES);
        return new OpenLoop.Feed() {
            @Override
            public Topic<?> topic() {
                return Topics.FEATURES;
            }

            @Override
            public int size() {
                return vectors.size();
            }

            @Override
            public String key(int index) {
                return vectors.get(index).getTransaction().getCustomerId();
            }

            @Override
            public byte[] value(int index) {
                return features.encode(new FeatureRecord(vectors.get(index), null, null));
            }
        };
    }

    /** Writes an activation of this model in front of all vectors, and with their transactions in their topic. */
    public void send(Connection connection, ModelReference champion) throws Exception {
        SchemaRegistry registry = SchemaRegistry.connect(connection);
        AvroSerde<FeatureRecord> features = registry.serde(Topics.FEATURES);
        AvroSerde<Transaction> transactions = registry.serde(Topics.TRANSACTIONS);
        AtomicReference<Exception> failed = new AtomicReference<>();
        try (var producer = new KafkaProducer<>(
                connection.producerConfig(), new ByteArraySerializer(), new ByteArraySerializer())) {
            FirstActivation.write(connection, registry, champion);
            for (FeatureVector vector : vectors) {
                byte[] key = vector.getTransaction().getCustomerId().getBytes(UTF_8);
                byte[] transaction = transactions.encode(vector.getTransaction());
                send(producer, new ProducerRecord<>(connection.topic(Topics.TRANSACTIONS), key, transaction), failed);
                byte[] record = features.encode(new FeatureRecord(vector, null, null));
                send(producer, new ProducerRecord<>(connection.topic(Topics.FEATURES), key, record), failed);
            }
        }
        if (failed.get() != null) {
            throw new IllegalStateException("a record of the benchmark was not sent", failed.get());
        }
    }

    private static void send(
            KafkaProducer<byte[], byte[]> producer,
            ProducerRecord<byte[], byte[]> record,
            AtomicReference<Exception> failed) {
        var unused = producer.send(record, (metadata, failure) -> failed.compareAndSet(null, failure));
    }
}
