package io.tidemark.bench.scoring;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidemark.bench.measure.Bench;
import io.tidemark.bench.measure.BenchOptions;
import io.tidemark.bench.measure.BenchResult;
import io.tidemark.bench.traffic.Servers;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.FeatureVector;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.TimeMode;
import io.tidemark.schemas.Transaction;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * How long a scoring process that crashed and lost its state directory decides nothing, and how much its successor
 * reads until it does.
 *
 * <p>What the crash meets is the steady state: all customers have some decisions behind them, which came fast, and then
 * a thousandth of them are decided a second, until the newest segments have been closed and the cleaner has looked.
 * That is the only time that it gets. The process is killed in the middle.
 */
public final class RestoreBench implements Bench {

    private static final int CUSTOMERS = Integer.getInteger("tidemark.bench.customers", 100_000);
    private static final int EACH = 4;
    private static final Instant BEGIN = Instant.parse("2024-01-01T00:00:00Z");

    /** A segment's time, the cleaner's look every 15 s, and some. */
    private static final Duration STEADY = Duration.ofSeconds(75);

    private static final int PER_SECOND = Math.max(1, CUSTOMERS / 1_000);

    /** What a broker's cleaner leaves of a changelog of which a fifth may be stale, and what comes while it waits. */
    private static final double MOST_READ = 1.5;

    private final long[] next = new long[Servers.PARTITIONS];
    private int sent;

    @Override
    public String name() {
        return "restore";
    }

    @Override
    public String description() {
        return "what a scoring instance reads, and how long, until it decides again after a crash";
    }

    @Override
    public List<BenchResult> run(BenchOptions options, Consumer<String> progress) throws Exception {
        int rounds = options.rounds();
        List<BenchResult> results = new ArrayList<>();
        try (Servers servers = Servers.start()) {
            for (String store : List.of("memory", "rocksdb")) {
                progress.accept("%,d customers, %d decisions each, then %d a second for %d s, %s"
                        .formatted(CUSTOMERS, EACH, PER_SECOND, STEADY.toSeconds(), store));
                Restarts restarts = new Restarts(CUSTOMERS, MOST_READ);
                for (int round = 0; round < rounds; round++) {
                    measure(servers.freshTopics(), store, restarts);
                }
                results.addAll(restarts.results("store " + store));
            }
        }
        return results;
    }

    private void measure(Map<String, String> topics, String store, Restarts restarts) throws Exception {
        Arrays.fill(next, 0);
        sent = 0;
        Connection connection = Connection.from(topics);
        send(connection, 1);
        try (ScoringChild scoring = ScoringChild.start(topics, store)) {
            restarts.first(scoring);
            send(connection, CUSTOMERS * EACH - 1);
            scoring.untilScored(sent);
            long end = System.nanoTime() + STEADY.toNanos();
            while (System.nanoTime() < end) {
                send(connection, PER_SECOND);
                Thread.sleep(1_000);
            }
            scoring.untilScored(sent);
            send(connection, PER_SECOND);
        }
        try (ScoringChild scoring = ScoringChild.start(topics, store)) {
            restarts.afterACrash(scoring);
        }
    }

    /** Vectors without values, which the amount decides: one after the other of each customer. */
    private void send(Connection connection, int vectors) throws IOException {
        AtomicReference<Exception> failed = new AtomicReference<>();
        try (SchemaRegistry registry = SchemaRegistry.connect(connection);
                var producer = new KafkaProducer<>(
                        connection.producerConfig(), new ByteArraySerializer(), new ByteArraySerializer())) {
            AvroSerde<FeatureRecord> features = registry.serde(Topics.FEATURES);
            int to = sent + vectors;
            for (int i = sent; i < to; i++) {
                String customer = "c" + i % CUSTOMERS;
                int partition = i % CUSTOMERS % Servers.PARTITIONS;
                byte[] value = features.encode(new FeatureRecord(vector(i, customer, partition), null, null));
                var unused = producer.send(
                        new ProducerRecord<>(
                                connection.topic(Topics.FEATURES), partition, customer.getBytes(UTF_8), value),
                        (metadata, failure) -> failed.compareAndSet(null, failure));
            }
            sent = to;
        }
        if (failed.get() != null) {
            throw new IllegalStateException("a record of the benchmark was not sent", failed.get());
        }
    }

    private FeatureVector vector(int index, String customer, int partition) {
        return FeatureVector.newBuilder()
                .setTransaction(Transaction.newBuilder()
                        .setTransactionId("t" + index)
                        .setEventTime(BEGIN.plusMillis(index))
                        .setCustomerId(customer)
                        .setTerminalId("m")
                        .setAmount(new Money(1_000L, "EUR"))
                        .build())
                .setOrigin(new LogPosition(partition, next[partition]++))
                .setLoggedAt(BEGIN.plusMillis(index))
                .setCatalogueHash("")
                .setValues(List.of())
                .setArrivalNumbers(Map.of())
                .setTimeMode(TimeMode.EAGER)
                .build();
    }
}
