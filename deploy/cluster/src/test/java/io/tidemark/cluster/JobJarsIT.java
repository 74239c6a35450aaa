package io.tidemark.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.cluster.FlinkCluster.Answer;
import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.DeadLetter;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.FeatureVector;
import io.tidemark.schemas.LogPosition;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The job jars as they are shipped, on a cluster that was not made for them. */
@Tag("stack")
class JobJarsIT {

    private static final int TRANSACTIONS = Integer.getInteger("tidemark.cluster.transactions", 3_000);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final int BROKEN = 15;
    private static final Catalogue HANDBOOK = CatalogueReader.shipped("handbook");

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    @TempDir
    static Path dir;

    private static FlinkCluster cluster;
    private static FlinkRest rest;
    private static String features;
    private static String monitor;
    private static ClusterLog log;

    @BeforeAll
    static void startTheCluster() throws Exception {
        cluster = FlinkCluster.start(
                dir.resolve("flink"),
                2,
                Map.of(
                        "state.backend.type", "rocksdb",
                        "execution.checkpointing.interval", "2 s",
                        "execution.checkpointing.dir",
                                dir.resolve("checkpoints").toUri().toString(),
                        "execution.checkpointing.externalized-checkpoint-retention", "DELETE_ON_CANCELLATION",
                        "restart-strategy.type", "fixed-delay",
                        "restart-strategy.fixed-delay.attempts", "30",
                        "restart-strategy.fixed-delay.delay", "1 s",
                        "pipeline.generic-types", "true"));
        rest = cluster.rest();
        features = rest.upload(JobJar.FEATURES.file());
        monitor = rest.upload(JobJar.MONITOR.file());
        log = new ClusterLog(KAFKA.connection());
    }

    @AfterAll
    static void stopTheCluster() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void theClustersSettingsCountAndNothingIsLostOrTwiceWhenATaskManagerDiesAndTheJobsMove() throws Exception {
        ClusterFeed feed = ClusterFeed.random(7, TRANSACTIONS);
        Map<String, ?> atTwo = order(properties("features", Map.of("time.mode", "ordered", "silence", "3s")), 2, null);
        Map<String, ?> monitorAtTwo = order(properties("monitor", Map.of()), 2, null);
        String job = rest.run(features, atTwo);
        String watch = rest.run(monitor, monitorAtTwo);
        assertSettings(job, 2);
        assertSettings(watch, 2);

        send(feed, 0);
        awaitVectors(ClusterFeed.transactions(feed.part(0, 3)));
        awaitCheckpoint(job);
        awaitCheckpoint(watch);
        send(feed, 1);
        // What of the second part lies in buffers and in no checkpoint dies with it.
        cluster.killTaskManager(1);
        awaitVectors(ClusterFeed.transactions(feed.events()
                .subList(0, feed.part(0, 3).size() + feed.part(1, 3).size())));
        rest.awaitRunning(job);
        rest.awaitRunning(watch);

        String savepoint = rest.stop(job, dir.resolve("savepoints"));
        String watchSavepoint = rest.stop(watch, dir.resolve("savepoints"));
        send(feed, 2);
        String moved = rest.run(features, order(propertiesOf("features"), 1, savepoint));
        String movedWatch = rest.run(monitor, order(propertiesOf("monitor"), 1, watchSavepoint));
        assertSettings(moved, 1);
        assertSettings(movedWatch, 1);
        awaitVectors(TRANSACTIONS);
        assertVectors(feed.expectedVectors(HANDBOOK));
        awaitLettersOfAllBrokenScores();
        assertThat(cluster.jobManagerLog())
                .contains("features: state.backend.type is rocksdb, by the cluster or the submission")
                .contains("monitor: execution.checkpointing.interval is 2 s, by the cluster or the submission")
                .contains("features: execution.buffer-timeout.interval is 2 ms, by default")
                .contains("features: pipeline.generic-types is false, forced")
                .contains("the cluster's true does not count");
    }

    /** In the job manager the main method is a guest. */
    @Test
    void whatTheJobManagerCannotSubmitIsOneSentenceAndEndsNoProcess() throws Exception {
        Path none = dir.resolve("none.properties");
        assertThat(rest.tryToRun(features, order(none, 2, null)).body())
                .contains("features: the properties file " + none + " is not there");
        Path broken = properties("broken", Map.of("window", "soon"));
        assertThat(rest.tryToRun(monitor, order(broken, 2, null)).body())
                .contains("monitor: " + broken + " line ")
                .contains(": window is \\\"soon\\\"");
        Path partitions = properties("partitions", Map.of("partitions", "7"));
        assertThat(rest.tryToRun(features, order(partitions, 2, null)).body())
                .contains(": partitions is \\\"7\\\", but topic ")
                .contains(" has 4; remove the key");
        assertThat(cluster.jobManagerIsAlive()).isTrue();
    }

    @Test
    void flinksCommandLineEndsWithTheCodesOfEveryProcess() throws Exception {
        Path jar = JobJar.FEATURES.file();
        Path broken = properties("time", Map.of("time.mode", "later"));
        Answer answer = cluster.commandLine("run", jar.toString(), broken.toString());
        assertThat(answer.stderr().strip())
                .startsWith("features: " + broken + " line ")
                .endsWith(": time.mode is \"later\"; write eager or ordered")
                .doesNotContain("\n");
        assertThat(answer.exitCode()).isEqualTo(2);
        Answer unreachable = cluster.commandLine(
                "run",
                JobJar.MONITOR.file().toString(),
                properties("far", Map.of()).toString(),
                "--set",
                "monitor.bootstrap.servers=127.0.0.1:1",
                "--set",
                "monitor.kafka.default.api.timeout.ms=1500",
                "--set",
                "monitor.kafka.request.timeout.ms=1000");
        assertThat(unreachable.stderr().strip()).startsWith("monitor: Kafka at 127.0.0.1:1 could not ");
        assertThat(unreachable.exitCode()).isEqualTo(69);
    }

    private static void assertSettings(String job, int parallelism) throws Exception {
        JsonNode checkpoints = rest.get("/jobs/" + job + "/checkpoints/config");
        assertThat(checkpoints.get("interval").asLong()).isEqualTo(2_000);
        assertThat(checkpoints.get("mode").asText()).isEqualTo("exactly_once");
        assertThat(checkpoints.get("state_backend").asText()).contains("RocksDB");
        assertThat(checkpoints.get("checkpoint_storage").asText()).contains("FileSystem");
        assertThat(checkpoints
                        .get("externalization")
                        .get("delete_on_cancellation")
                        .asBoolean())
                .isTrue();
        JsonNode execution = rest.get("/jobs/" + job + "/config").get("execution-config");
        assertThat(execution.get("restart-strategy").asText()).containsIgnoringCase("fixed delay");
        assertThat(execution.get("job-parallelism").asInt()).isEqualTo(parallelism);
        int most = 0;
        for (JsonNode vertex : rest.get("/jobs/" + job).get("vertices")) {
            most = Math.max(most, vertex.get("parallelism").asInt());
            // There is one book, and it can never have more than one subtask.
            assertThat(vertex.get("maxParallelism").asInt())
                    .as("a multiple of 4 partitions")
                    .isEqualTo(vertex.get("name").asText().contains("quality-book") ? 1 : 128);
        }
        assertThat(most).isEqualTo(parallelism);
    }

    private static void send(ClusterFeed feed, int part) {
        log.sendBroken(Topics.SCORES, BROKEN);
        log.send(feed.part(part, 3));
    }

    private static void awaitVectors(long count) {
        await().atMost(PATIENCE)
                .pollInterval(LOOK_EVERY)
                .until(() -> vectors().stream()
                                .map(FeatureVector::getOrigin)
                                .distinct()
                                .count()
                        >= count);
    }

    private static List<FeatureVector> vectors() {
        return log.read(Topics.FEATURES).stream()
                .map(FeatureRecord::getVector)
                .filter(Objects::nonNull)
                .toList();
    }

    /**
     * Each transaction has one vector after whoever reads has dropped repetitions by the place in the log, and
     * repetitions are the same.
     */
    private static void assertVectors(Map<String, double[]> expected) {
        Map<LogPosition, FeatureVector> first = new HashMap<>();
        for (FeatureVector vector : vectors()) {
            FeatureVector before = first.putIfAbsent(vector.getOrigin(), vector);
            if (before != null) {
                assertThat(vector.getValues()).isEqualTo(before.getValues());
            }
        }
        Map<String, double[]> served = new HashMap<>();
        first.values().forEach(vector -> assertThat(served.put(
                        vector.getTransaction().getTransactionId(),
                        vector.getValues().stream()
                                .mapToDouble(Double::doubleValue)
                                .toArray()))
                .as("no transaction has two places")
                .isNull());
        assertThat(served.keySet()).isEqualTo(expected.keySet());
        expected.forEach((id, values) -> assertThat(served.get(id)).as(id).isEqualTo(values));
    }

    private static void awaitLettersOfAllBrokenScores() {
        String scores = KAFKA.connection().topic(Topics.SCORES);
        await().atMost(PATIENCE).pollInterval(LOOK_EVERY).untilAsserted(() -> {
            Set<String> places = log.read(Topics.DEAD_LETTERS).stream()
                    .filter(letter -> letter.getTopic().equals(scores))
                    .map(JobJarsIT::place)
                    .collect(Collectors.toSet());
            assertThat(places).hasSize(3 * BROKEN);
        });
        assertThat(log.count(Topics.SCORES)).isEqualTo(3 * BROKEN);
    }

    private static String place(DeadLetter letter) {
        return letter.getPartition() + ":" + letter.getOffset();
    }

    private static void awaitCheckpoint(String job) {
        await().atMost(PATIENCE)
                .until(() -> rest.get("/jobs/" + job + "/checkpoints")
                                .get("counts")
                                .get("completed")
                                .asInt()
                        > 0);
    }

    private static Map<String, ?> order(Path properties, int parallelism, String savepoint) {
        Map<String, Object> order =
                new HashMap<>(Map.of("programArgsList", List.of(properties.toString()), "parallelism", parallelism));
        if (savepoint != null) {
            order.put("savepointPath", savepoint);
        }
        return order;
    }

    private static Path properties(String name, Map<String, String> settings) throws IOException {
        Connection connection = KAFKA.connection();
        Properties properties = new Properties();
        properties.putAll(connection.toProperties());
        properties.putAll(settings);
        try (Writer writer = Files.newBufferedWriter(propertiesOf(name))) {
            properties.store(writer, null);
        }
        return propertiesOf(name);
    }

    private static Path propertiesOf(String name) {
        return dir.resolve(name + ".properties");
    }
}
