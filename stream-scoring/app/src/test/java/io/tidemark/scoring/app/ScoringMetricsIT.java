package io.tidemark.scoring.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.metrics.Label;
import io.tidemark.metrics.Metric;
import io.tidemark.ops.OpsServer;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.Score;
import io.tidemark.scoring.app.meters.ScoringMetrics;
import io.tidemark.testkit.metrics.Exposition;
import io.tidemark.testkit.scoring.CommittedLog;
import io.tidemark.testkit.scoring.FeatureFeed;
import io.tidemark.testkit.scoring.TestRecords;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What Prometheus sees of a scoring process, whose topics have points in their names. */
@Timeout(600)
@Tag("component")
class ScoringMetricsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    @TempDir
    Path dir;

    private final AtomicInteger untilFailure = new AtomicInteger(Integer.MAX_VALUE);

    @Test
    void decisionsAreCountedOnceAlthoughTheirTransactionFailedAndEveryMetricIsOnThePage() throws Exception {
        Connection connection = KAFKA.freshConnection();
        try (SchemaRegistry registry = SchemaRegistry.connect(connection);
                CommittedLog<Score> scores = new CommittedLog<>(connection, registry, Topics.SCORES);
                FeatureFeed feed = new FeatureFeed(connection, registry);
                OpsServer ops = new OpsServer("scoring", 0);
                ScoringApp app = start(connection, ops)) {
            await().atMost(PATIENCE).until(app::reasonNotReady, Optional::isEmpty);
            activate(connection, registry);
            for (int i = 0; i < 200; i++) {
                feed.sendNext();
            }
            await().atMost(PATIENCE).until(() -> scores.read().size() == 200);
            // The third decision from here on fails its thread, and with it the transaction that holds two more.
            untilFailure.set(3);
            for (int i = 0; i < 200; i++) {
                feed.sendNext();
            }
            feed.sendBytes(new byte[] {1, 2, 3});
            await().atMost(PATIENCE).until(() -> scores.read().size() == 400);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(scrape(ops).sum("tidemark_scoring_scored_total"))
                    .isEqualTo(400));
            // A decision begins when its task looks at the lag again.
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(scrape(ops).sum("tidemark_scoring_dead_letters_total"))
                            .isEqualTo(1));
            await().atMost(PATIENCE).untilAsserted(() -> requireLag(scrape(ops), connection));
            Exposition seen = scrape(ops);
            assertThat(seen.sum("tidemark_scoring_thread_failures_total")).isEqualTo(1);
            assertThat(seen.sum("tidemark_scoring_freshness_seconds_count")).isEqualTo(400);
            assertThat(seen.sum("tidemark_scoring_latency_seconds_count")).isEqualTo(400);
            assertThat(seen.sum("tidemark_scoring_duplicates_total")).isEqualTo(40);
            assertThat(seen.series("tidemark_scoring_flagged_total", labels -> true).values().stream()
                            .mapToDouble(Double::doubleValue)
                            .max())
                    .hasValue(400);
            assertThat(seen.series(
                            "tidemark_scoring_model",
                            labels -> labels.get("role").equals("champion")
                                    && labels.get("version").equals("never")))
                    .hasSize(1);
            assertThat(seen.series("tidemark_scoring_policy", labels -> true)).hasSize(1);
            assertThat(seen.sum("tidemark_ready")).isEqualTo(1);
            assertThat(buckets(seen)).contains("0.35", "0.5", "0.7", "1.0", "60.0");
            requireThePage(seen);
            requireOneNamePerTopic(ops, connection);
        }
    }

    /** Every partition of this instance, under its full name, and nothing waits. */
    private static void requireLag(Exposition seen, Connection connection) {
        assertThat(seen.series("tidemark_scoring_lag", labels -> labels.get("topic")
                        .equals(connection.topic(Topics.FEATURES))))
                .hasSize(4)
                .allSatisfy((series, lag) -> assertThat(lag).isZero());
    }

    private static List<String> buckets(Exposition seen) {
        return seen.series("tidemark_scoring_freshness_seconds_bucket", labels -> true).keySet().stream()
                .map(series -> series.labels().get("le"))
                .toList();
    }

    private static void requireThePage(Exposition seen) {
        Map<String, Metric> onThePage =
                ScoringMetrics.ALL.metrics().stream().collect(Collectors.toMap(Metric::exposed, metric -> metric));
        assertThat(seen.types().keySet().stream()
                        .filter(name -> name.startsWith("tidemark_") && !name.equals("tidemark_ready"))
                        .map(name -> name.replaceAll("_max$", "")))
                .isSubsetOf(onThePage.keySet());
        seen.types().forEach((name, type) -> {
            Metric metric = onThePage.get(name);
            if (metric != null) {
                assertThat(type).as(name).isEqualTo(metric.kind().word());
                assertThat(new TreeSet<>(seen.labels(name))).as(name).isSubsetOf(labels(metric));
            }
        });
        // What only happens when something goes wrong that does not here.
        assertThat(onThePage.keySet().stream().filter(name -> !seen.types().containsKey(name)))
                .isSubsetOf(
                        "tidemark_scoring_marks_total",
                        "tidemark_scoring_unwatched_total",
                        "tidemark_scoring_shadows_silent_total",
                        "tidemark_scoring_unexplained_total",
                        "tidemark_scoring_policy_unanswered_total",
                        "tidemark_scoring_models_refused_total");
    }

    private static TreeSet<String> labels(Metric metric) {
        TreeSet<String> names =
                metric.labels().stream().map(Label::name).collect(Collectors.toCollection(TreeSet::new));
        names.add("process");
        names.add("le");
        return names;
    }

    /** By a client of the test's own, since those of Streams are asked for new metrics once a minute. */
    private static void requireOneNamePerTopic(OpsServer ops, Connection connection) throws Exception {
        String topic = connection.topic(Topics.FEATURES);
        String second = topic.replace('.', '_');
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                        connection.consumerConfig(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
                KafkaClientMetrics metrics = new KafkaClientMetrics(consumer)) {
            List<TopicPartition> partitions = IntStream.range(0, 4)
                    .mapToObj(partition -> new TopicPartition(topic, partition))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            await().atMost(PATIENCE).until(() -> {
                consumer.poll(Duration.ofMillis(50));
                return partitions.stream().allMatch(partition -> consumer.position(partition) > 0);
            });
            assertThat(consumer.metrics().keySet())
                    .extracting(name -> name.tags().get("topic"))
                    .contains(topic, second);
            metrics.bindTo(ops.registry());
            Exposition seen = scrape(ops);
            assertThat(seen.series(
                            "kafka_consumer_fetch_manager_records_lag", labels -> topic.equals(labels.get("topic"))))
                    .hasSizeGreaterThanOrEqualTo(4);
            assertThat(seen.types().keySet())
                    .allSatisfy(name -> assertThat(seen.series(name, labels -> second.equals(labels.get("topic"))))
                            .isEmpty());
        }
    }

    private void activate(Connection connection, SchemaRegistry registry) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(connection.clientConfig(), new ByteArraySerializer(), new ByteArraySerializer())) {
            byte[] control = registry.serde(Topics.FEATURES)
                    .encode(TestRecords.activation(1, new ModelReference("never", "0".repeat(64))));
            for (int partition = 0; partition < 4; partition++) {
                producer.send(new ProducerRecord<>(connection.topic(Topics.FEATURES), partition, null, control))
                        .get();
            }
        }
    }

    private ScoringApp start(Connection connection, OpsServer ops) {
        Map<String, String> properties = new TreeMap<>(connection.toProperties());
        properties.put("state.dir", dir.toString());
        properties.put("model.wait", "50ms");
        ScoringApp app = ScoringApp.start(ScoringSettings.from(properties), this::instant, ops.registry());
        ops.readiness(app::reasonNotReady);
        return app;
    }

    private Instant instant() {
        boolean decides = StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getClassName().endsWith("ScoringProcessor")));
        if (decides && untilFailure.get() != Integer.MAX_VALUE && untilFailure.decrementAndGet() == 0) {
            untilFailure.set(Integer.MAX_VALUE);
            throw new IllegalStateException("once, for the test");
        }
        return InstantSource.system().instant();
    }

    private static Exposition scrape(OpsServer ops) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ops.port() + "/metrics"))
                .build();
        String text = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
        String kept = System.getProperty("tidemark.scrape");
        if (kept != null) {
            Files.writeString(Path.of(kept), text);
        }
        return Exposition.read(text);
    }
}
