package io.tidemark.features.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.log.cluster.TopicsAdmin;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.FeatureVector;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Savepoints of a job in eager mode: of this build, left in {@code target/savepoint-eager}, and of the last one that
 * numbered by customers in this mode, too. Each was taken when the first half of the feed had been answered.
 */
@Tag("component")
@Tag("exact")
class EagerSavepointIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Path OWN = Path.of("target/savepoint-eager");
    private static final Catalogue HANDBOOK = CatalogueReader.shipped("handbook");
    private static final Feed FEED = Feed.random(13, 1_600, 20, 30);
    private static final int HALF = FEED.events().size() / 2;

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    @RegisterExtension
    static final MiniClusterExtension FLINK = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(2)
            .setNumberSlotsPerTaskManager(2)
            .build());

    @TempDir
    static Path checkpoints;

    private static Connection connection;

    /** Sources keep the names of their topics, so these are always the same. */
    @BeforeAll
    static void saveInTheMiddleOfTheFeed() throws Exception {
        Map<String, String> properties = KAFKA.properties();
        properties.put("topic.prefix", "eager-savepoint.");
        connection = Connection.from(properties);
        try (Admin admin = Admin.create(connection.clientConfig())) {
            new TopicsAdmin(admin, connection).apply(4, (short) 1);
        }
        try (KafkaSide kafka = new KafkaSide(connection)) {
            kafka.send(FEED.events().subList(0, HALF));
            JobClient job = start("heap", 2, null);
            await().atMost(PATIENCE).until(() -> kafka.count(Topics.FEATURES) == transactions(0, HALF));
            String saved = job.triggerSavepoint(checkpoints.toUri().toString(), SavepointFormatType.CANONICAL)
                    .get();
            job.cancel().get();
            copy(Path.of(URI.create(saved)), OWN);
            kafka.send(FEED.events().subList(HALF, FEED.events().size()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "src/test/resources/savepoints-eager/numbered-by-customers, heap, 2",
        "src/test/resources/savepoints-eager/numbered-by-customers, rocksdb, 4",
        "target/savepoint-eager, heap, 4",
        "target/savepoint-eager, rocksdb, 1"
    })
    void theRestIsAnsweredOnceInEachCustomersOrderAsIfTheJobHadNeverStopped(
            Path savepoint, String state, int parallelism) throws Exception {
        Map<String, double[]> expected = FEED.expectedVectors(HANDBOOK);
        List<Integer> ofCustomers = HANDBOOK.windows("customer").stream()
                .map(feature -> HANDBOOK.featureNames().indexOf(feature.name()))
                .toList();
        List<FeatureVector> vectors = goOn(state, parallelism, savepoint);
        assertThat(vectors).hasSize(transactions(HALF, FEED.events().size()));
        Map<String, Long> numbers = new HashMap<>();
        FEED.events().subList(0, HALF).stream()
                .filter(event -> !event.isLabel())
                .forEach(event -> numbers.merge(event.transaction().getCustomerId(), 1L, Long::sum));
        Map<String, Long> offsets = new HashMap<>();
        for (FeatureVector vector : vectors) {
            String customer = vector.getTransaction().getCustomerId();
            long offset = vector.getOrigin().getOffset();
            assertThat(offset).isGreaterThan(offsets.getOrDefault(customer, -1L));
            offsets.put(customer, offset);
            assertThat(vector.getArrivalNumbers()).containsEntry("customer", numbers.merge(customer, 1L, Long::sum));
            double[] values = expected.get(vector.getTransaction().getTransactionId());
            assertThat(ofCustomers)
                    .allSatisfy(i -> assertThat(vector.getValues().get(i)).isEqualTo(values[i]));
        }
    }

    /** What the job writes from a savepoint until all is answered, in the order in which each partition has it. */
    private static List<FeatureVector> goOn(String state, int parallelism, Path savepoint) throws Exception {
        try (KafkaSide kafka = new KafkaSide(connection)) {
            Map<Integer, Long> before = new HashMap<>();
            kafka.records(Topics.FEATURES)
                    .forEach(record -> before.merge(record.partition(), record.offset() + 1, Math::max));
            long all = kafka.count(Topics.FEATURES)
                    + transactions(HALF, FEED.events().size());
            JobClient job = start(state, parallelism, savepoint.toUri().toString());
            await().atMost(PATIENCE).until(() -> {
                assertThat(job.getJobStatus().get()).isNotIn(JobStatus.FAILED, JobStatus.CANCELED);
                return kafka.count(Topics.FEATURES) >= all;
            });
            job.cancel().get();
            List<FeatureRecord> values = kafka.read(Topics.FEATURES);
            List<ConsumerRecord<byte[], byte[]>> records = kafka.records(Topics.FEATURES);
            List<FeatureVector> vectors = new ArrayList<>();
            for (int i = 0; i < records.size(); i++) {
                if (records.get(i).offset()
                        >= before.getOrDefault(records.get(i).partition(), 0L)) {
                    vectors.add(values.get(i).getVector());
                }
            }
            return vectors;
        }
    }

    private static JobClient start(String state, int parallelism, String savepoint) throws Exception {
        Map<String, String> properties = new HashMap<>(connection.toProperties());
        properties.put("partitions", "4");
        properties.put("parallelism", String.valueOf(parallelism));
        properties.put("state.backend", state);
        properties.put("checkpoint.dir", checkpoints.toUri().toString());
        Configuration flink = new Configuration();
        if (savepoint != null) {
            flink.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        }
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(flink);
        FeaturesJob.build(env, FeaturesJobConfig.from(properties));
        return env.executeAsync(FeaturesJob.NAME);
    }

    private static int transactions(int from, int to) {
        return (int) FEED.events().subList(from, to).stream()
                .filter(event -> !event.isLabel())
                .count();
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
