package io.tidemark.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.FeatureVector;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.TimeMode;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.kafka.Connection;
import io.tidemark.schemas.registry.AvroSerde;
import io.tidemark.schemas.registry.SchemaRegistry;
import io.tidemark.schemas.topics.Topics;
import io.tidemark.scoring.app.ScoringApp;
import io.tidemark.scoring.app.ScoringSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** How long a scoring instance that lost its state directory decides nothing, and how much it reads until it does. */
final class RestoreBench implements Bench {

    private static final int CUSTOMERS = Integer.getInteger("tidemark.bench.customers", 100_000);
    private static final int EACH = 4;
    private static final Instant BEGIN = Instant.parse("2024-01-01T00:00:00Z");

    /** A broker's cleaner looks every 15 s. */
    private static final Duration FOR_THE_CLEANER = Duration.ofSeconds(40);

    private final long[] next = new long[Servers.PARTITIONS];

    @Override
    public String name() {
        return "restore";
    }

    @Override
    public String description() {
        return "what a scoring instance reads, and how long, until it decides again after a crash";
    }

    @Override
    public List<BenchResult> run(int rounds, Consumer<String> progress) throws Exception {
        List<BenchResult> results = new ArrayList<>();
        try (Servers servers = Servers.start()) {
            for (String store : List.of("memory", "rocksdb")) {
                progress.accept("%,d customers, %d decisions each, %s".formatted(CUSTOMERS, EACH, store));
                Samples read = new Samples();
                Samples customers = new Samples();
                Samples seconds = new Samples();
                Samples empty = new Samples();
                for (int round = 0; round < rounds; round++) {
                    measure(servers.freshTopics(), store, read, seconds, empty);
                    customers.add(CUSTOMERS);
                }
                results.add(BenchResult.atMost(
                        "records read, store " + store, read, customers, "customers", "records", 2, true));
                results.add(BenchResult.reported(
                        "until it decides again, store " + store, seconds, empty, "a first start", "s", true));
            }
        }
        return results;
    }

    private void measure(Map<String, String> topics, String store, Samples read, Samples seconds, Samples empty)
            throws Exception {
        Arrays.fill(next, 0);
        Connection connection = Connection.from(topics);
        send(connection, 0, 1);
        empty.add(start(topics, store, 1, new SimpleMeterRegistry()));
        send(connection, 1, CUSTOMERS * EACH);
        start(topics, store, CUSTOMERS * EACH - 1, new SimpleMeterRegistry());
        Thread.sleep(FOR_THE_CLEANER.toMillis());
        send(connection, 0, 1);
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        seconds.add(start(topics, store, 1, meters));
        read.add(meters.find("tidemark.scoring.restored").tag("store", "customers").counters().stream()
                .mapToDouble(Counter::count)
                .sum());
    }

    /** Seconds until it has decided so many, with a state directory of its own. */
    private static double start(Map<String, String> topics, String store, int decisions, SimpleMeterRegistry meters)
            throws Exception {
        Path dir = Files.createTempDirectory("tidemark-bench-restore");
        Map<String, String> all = new HashMap<>(topics);
        all.put("state.dir", dir.toString());
        all.put("customer.store", store);
        ScoringSettings settings = ScoringSettings.from(all);
        long begin = System.nanoTime();
        try (ScoringApp app = ScoringApp.start(settings, InstantSource.system(), meters)) {
            ScoringRun.await(meters, decisions);
            return (System.nanoTime() - begin) / 1e9;
        } finally {
            Directories.delete(dir);
        }
    }

    /** Vectors without values, which the amount decides: one after the other of each customer. */
    private void send(Connection connection, int from, int to) {
        AtomicReference<Exception> failed = new AtomicReference<>();
        AvroSerde<FeatureRecord> features = SchemaRegistry.connect(connection).serde(Topics.FEATURES);
        try (var producer = new KafkaProducer<>(
                connection.producerConfig(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = from; i < to; i++) {
                String customer = "c" + i % CUSTOMERS;
                int partition = i % CUSTOMERS % Servers.PARTITIONS;
                byte[] value = features.encode(new FeatureRecord(vector(i, customer, partition), null, null));
                var unused = producer.send(
                        new ProducerRecord<>(
                                connection.topic(Topics.FEATURES), partition, customer.getBytes(UTF_8), value),
                        (metadata, failure) -> failed.compareAndSet(null, failure));
            }
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
