package io.tidemark.features.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.features.engine.Event;
import io.tidemark.features.files.Mapping;
import io.tidemark.features.files.MergedFeed;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.FeatureVector;
import io.tidemark.schemas.kafka.Connection;
import io.tidemark.schemas.topics.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The published card transactions at full speed; {@code -Dtidemark.replay.rows} says how many: 70,000 are a week, and labels take one. */
class HandbookReplayIT {
    private static final Logger LOG = LoggerFactory.getLogger(HandbookReplayIT.class);
    private static final int ROWS = Integer.getInteger("tidemark.replay.rows", 100_000);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    @RegisterExtension
    static final MiniClusterExtension FLINK = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    @TempDir
    Path checkpoints;

    @Test
    void inOrderedModeEveryVectorEqualsTheEnginesBitForBit() throws Exception {
        Connection connection = KAFKA.freshConnection();
        try (KafkaSide kafka = new KafkaSide(connection)) {
            Feed feed = new Feed(events());
            kafka.send(feed.events());
            replay(connection, kafka, "ordered", feed);
            Map<String, double[]> expected = feed.expectedVectors(StageHarness.CATALOGUE);
            Map<String, Long> last = new HashMap<>();
            for (FeatureRecord record : kafka.read(Topics.FEATURES)) {
                FeatureVector vector = record.getVector();
                String id = vector.getTransaction().getTransactionId();
                double[] values = vector.getValues().stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray();
                assertThat(Arrays.equals(values, expected.remove(id))).as(id).isTrue();
                String customer = vector.getTransaction().getCustomerId();
                long offset = vector.getOrigin().getOffset();
                assertThat(offset).as(id).isGreaterThan(last.getOrDefault(customer, -1L));
                last.put(customer, offset);
            }
            assertThat(expected).isEmpty();
        }
    }

    @Test
    void inEagerModeEveryTransactionIsAnsweredOnce() throws Exception {
        Connection connection = KAFKA.freshConnection();
        try (KafkaSide kafka = new KafkaSide(connection)) {
            Feed feed = new Feed(events());
            kafka.send(feed.events());
            replay(connection, kafka, "eager", feed);
            assertThat(kafka.read(Topics.FEATURES))
                    .extracting(record -> record.getVector().getTransaction().getTransactionId())
                    .doesNotHaveDuplicates()
                    .hasSameSizeAs(feed.transactions());
        }
    }

    private void replay(Connection connection, KafkaSide kafka, String mode, Feed feed) throws Exception {
        Map<String, String> properties = new HashMap<>(connection.toProperties());
        properties.put("time.mode", mode);
        properties.put("partitions", "4");
        properties.put("silence", "3s");
        properties.put("checkpoint.dir", checkpoints.toUri().toString());
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        FeaturesJob.build(env, FeaturesJobConfig.from(properties));
        int expected = feed.transactions().size();
        JobClient job = env.executeAsync(FeaturesJob.NAME);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> kafka.count(Topics.FEATURES) > 0);
        long begin = System.nanoTime();
        // The tail of an ordered feed waits for the silence, which is no matter of speed.
        long most = expected * 95L / 100;
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> kafka.count(Topics.FEATURES) >= most);
        double seconds = (System.nanoTime() - begin) / 1e9;
        LOG.info("{}: {} transactions a second", mode, Math.round(most / seconds));
        await().atMost(PATIENCE).until(() -> kafka.count(Topics.FEATURES) >= expected);
        job.cancel().get();
        assertThat(kafka.count(Topics.FEATURES)).isEqualTo(expected);
        assertThat(kafka.count(Topics.DEAD_LETTERS)).isZero();
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
