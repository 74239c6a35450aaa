package io.tidemark.features.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.features.engine.Event;
import io.tidemark.features.files.Mapping;
import io.tidemark.features.files.MergedFeed;
import io.tidemark.features.job.stage.StageHarness;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.FeatureVector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The published card transactions at full speed; {@code -Dtidemark.replay.rows} says how many: 70,000 are a week, and
 * labels take one. In every build either state is gone through, and so are one and four subtasks; {@code
 * -Dtidemark.proof=full} goes through each with each.
 */
@Tag("component")
@Tag("exact")
class HandbookReplayIT {
    private static final Logger LOG = LoggerFactory.getLogger(HandbookReplayIT.class);
    private static final boolean FULL = "full".equals(System.getProperty("tidemark.proof"));
    private static final int ROWS = Integer.getInteger("tidemark.replay.rows", 80_000);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration DISORDER = Duration.ofMinutes(10);

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    @RegisterExtension
    static final MiniClusterExtension FLINK = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(4)
            .build());

    @TempDir
    Path checkpoints;

    static Stream<Arguments> ways() {
        return FULL
                ? Stream.of(
                        arguments(1, "heap"), arguments(4, "heap"), arguments(1, "rocksdb"), arguments(4, "rocksdb"))
                : Stream.of(arguments(1, "heap"), arguments(4, "rocksdb"));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void inOrderedModeEveryVectorEqualsTheEnginesBitForBitThoughTheFeedIsShuffledAndTheJobIsKilled(
            int parallelism, String state) throws Exception {
        Connection connection = KAFKA.freshConnection();
        try (KafkaSide kafka = new KafkaSide(connection)) {
            Feed feed = new Feed(events());
            kafka.send(shuffled(feed.events()));
            Map<String, double[]> expected = feed.expectedVectors(StageHarness.CATALOGUE);
            FeaturesJobConfig config = config(connection, parallelism, state);
            JobClient killed = start(config, null);
            await().atMost(PATIENCE).until(() -> kafka.count(Topics.FEATURES) > expected.size() / 4);
            await().atMost(PATIENCE)
                    .until(() -> !Checkpoints.newest(checkpoints).isEmpty());
            killed.cancel().get();
            await().atMost(PATIENCE).until(() -> killed.getJobStatus().get() == JobStatus.CANCELED);
            JobClient job = start(config, Checkpoints.newest(checkpoints));
            long written = awaitRest(kafka, job, expected.size());
            job.cancel().get();
            Set<String> answered = new HashSet<>();
            kafka.forEach(Topics.FEATURES, record -> {
                FeatureVector vector = record.getVector();
                String id = vector.getTransaction().getTransactionId();
                double[] values = vector.getValues().stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray();
                assertThat(Arrays.equals(values, expected.get(id))).as(id).isTrue();
                answered.add(id);
            });
            assertThat(answered).hasSameSizeAs(expected.keySet());
            assertThat(kafka.count(Topics.DEAD_LETTERS)).isZero();
            LOG.info(
                    "parallelism {}, state in {}: {} transactions, {} vectors written, 0 differ",
                    parallelism,
                    state,
                    answered.size(),
                    written);
        }
    }

    /** In the order of their times plus up to {@link #DISORDER}, the same for every run. */
    private static List<Event> shuffled(List<Event> events) {
        Random random = new Random(7);
        Map<Event, Long> places = new IdentityHashMap<>();
        events.forEach(event -> places.put(event, event.time().toEpochMilli() + random.nextLong(DISORDER.toMillis())));
        return events.stream().sorted(Comparator.comparing(places::get)).toList();
    }

    /**
     * Waits until every vector has been written and nothing follows; what was written after the checkpoint comes twice.
     */
    private static long awaitRest(KafkaSide kafka, JobClient job, int expected) {
        long[] seen = {0};
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(2)).until(() -> {
            assertThat(job.getJobStatus().get()).isNotIn(JobStatus.FAILED, JobStatus.CANCELED);
            long before = seen[0];
            seen[0] = kafka.count(Topics.FEATURES);
            return seen[0] >= expected && seen[0] == before && ids(kafka) == expected;
        });
        return seen[0];
    }

    private static int ids(KafkaSide kafka) {
        Set<String> ids = new HashSet<>();
        kafka.forEach(
                Topics.FEATURES,
                record -> ids.add(record.getVector().getTransaction().getTransactionId()));
        return ids.size();
    }

    private FeaturesJobConfig config(Connection connection, int parallelism, String state) {
        Map<String, String> properties = new HashMap<>(connection.toProperties());
        properties.put("time.mode", "ordered");
        properties.put("partitions", "4");
        properties.put("parallelism", String.valueOf(parallelism));
        properties.put("state.backend", state);
        properties.put("disorder", "10m");
        properties.put("silence", "3s");
        properties.put("checkpoint.interval", "1s");
        properties.put("checkpoint.dir", checkpoints.toUri().toString());
        return FeaturesJobConfig.from(properties);
    }

    private static JobClient start(FeaturesJobConfig config, String checkpoint) throws Exception {
        Configuration flink = new Configuration();
        if (checkpoint != null) {
            flink.set(StateRecoveryOptions.SAVEPOINT_PATH, checkpoint);
        }
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(flink);
        FeaturesJob.build(env, config);
        return env.executeAsync(FeaturesJob.NAME);
    }

    /** The first rows with their labels, also those that come after the last of these rows. */
    private static List<Event> events() {
        Path file = data().resolve("handbook_days_000_090.csv.gz");
        assumeThat(file).as("the handbook's transactions, see TIDEMARK_DATA").exists();
        MergedFeed feed = MergedFeed.read(file, Mapping.resolve("handbook"), Optional.of(Duration.ofDays(7)), row -> {
            throw new AssertionError(row);
        });
        List<Event> events = new ArrayList<>();
        int transactions = 0;
        for (MergedFeed.Item item : feed) {
            transactions += item.event().isLabel() ? 0 : 1;
            if (transactions > ROWS) {
                break;
            }
            events.add(item.event());
        }
        return events;
    }

    private static Path data() {
        String configured = System.getenv("TIDEMARK_DATA");
        Path data = configured != null
                ? Path.of(configured)
                : Path.of(System.getProperty("tidemark.root", "."), "..", "shared", "data");
        return Files.isDirectory(data) ? data : Path.of("absent");
    }
}
