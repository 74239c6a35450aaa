package io.tidemark.features.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.log.cluster.TopicsAdmin;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.FeatureVector;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import java.util.stream.Collectors;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Savepoints of this build and of earlier ones, see {@code src/test/resources/savepoints}: each was taken when the
 * first half of the feed had been answered. This build's own is left in {@code target/savepoint}; a release keeps it
 * there under its name.
 */
@Tag("component")
@Tag("exact")
class SavepointIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Path RELEASED = Path.of("src/test/resources/savepoints");
    private static final Path OWN = Path.of("target/savepoint");

    private static final Catalogue HANDBOOK = CatalogueReader.shipped("handbook");

    /** Without the terminal, and with windows over amounts that the handbook does not have. */
    private static final Catalogue CHANGED = CatalogueReader.read(
            """
            name: changed
            zone: UTC
            currency: EUR
            features:
              - {name: amount, transform: amount}
              - {name: count_7d, entity: customer, aggregate: count, window: 7d}
              - {name: max_3d, entity: customer, aggregate: max, window: 3d}
              - {name: count_60d, entity: customer, aggregate: count, window: 60d}
            """);

    private static final Feed FEED = Feed.random(12, 1_600, 20, 30);
    private static final int HALF = half();

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
        properties.put("topic.prefix", "savepoint.");
        connection = Connection.from(properties);
        try (Admin admin = Admin.create(connection.clientConfig())) {
            new TopicsAdmin(admin, connection).apply(4, (short) 1);
        }
        try (KafkaSide kafka = new KafkaSide(connection)) {
            kafka.send(FEED.events().subList(0, HALF));
            JobClient job = start(HANDBOOK, "heap", null);
            await().atMost(PATIENCE)
                    .until(() -> kafka.count(Topics.FEATURES)
                            == transactions(0, HALF).size());
            String saved = job.triggerSavepoint(checkpoints.toUri().toString(), SavepointFormatType.CANONICAL)
                    .get();
            job.cancel().get();
            copy(Path.of(URI.create(saved)), OWN);
            kafka.send(FEED.events().subList(HALF, FEED.events().size()));
        }
    }

    static List<Path> savepoints() throws IOException {
        try (Stream<Path> released = Files.list(RELEASED)) {
            return Stream.concat(
                            Stream.of(OWN), released.filter(Files::isDirectory).sorted())
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("savepoints")
    void theRestIsAnsweredAsIfTheJobHadNeverStopped(Path savepoint) throws Exception {
        theRestIsAnswered(savepoint, "heap");
    }

    /** There the stages hold what they keep as objects. */
    @ParameterizedTest
    @MethodSource("savepoints")
    void onRocksDbTheRestIsAnsweredLikewise(Path savepoint) throws Exception {
        theRestIsAnswered(savepoint, "rocksdb");
    }

    private static void theRestIsAnswered(Path savepoint, String state) throws Exception {
        Map<String, double[]> expected = FEED.expectedVectors(HANDBOOK);
        goOn(HANDBOOK, state, savepoint, (vector, feature) -> {
            assertThat(vector.getPartialHistory()).isEmpty();
            assertThat(vector.getValues().get(feature)).isEqualTo(expected.get(id(vector))[feature]);
        });
    }

    @ParameterizedTest
    @MethodSource("savepoints")
    void underAChangedCatalogueNewFeaturesStartWithTheEventsThatWereKept(Path savepoint) throws Exception {
        Map<String, double[]> expected = FEED.expectedVectors(CHANGED);
        Set<String> partial = new HashSet<>();
        goOn(CHANGED, "heap", savepoint, (vector, feature) -> {
            partial.addAll(vector.getPartialHistory().keySet());
            if (feature < 3) {
                assertThat(vector.getValues().get(feature)).isEqualTo(expected.get(id(vector))[feature]);
            }
        });
        assertThat(partial).containsExactly("count_60d");
    }

    private static void goOn(Catalogue catalogue, String state, Path savepoint, ObjIntConsumer<FeatureVector> check)
            throws Exception {
        Set<String> rest = transactions(HALF, FEED.events().size());
        try (KafkaSide kafka = new KafkaSide(connection)) {
            long before = kafka.count(Topics.FEATURES);
            JobClient job = start(catalogue, state, savepoint.toUri().toString());
            await().atMost(PATIENCE).until(() -> {
                assertThat(job.getJobStatus().get()).isNotIn(JobStatus.FAILED, JobStatus.CANCELED);
                return kafka.count(Topics.FEATURES) >= before + rest.size();
            });
            job.cancel().get();
            List<FeatureVector> vectors = kafka.read(Topics.FEATURES).stream()
                    .map(record -> record.getVector())
                    .filter(vector -> vector.getCatalogueHash().equals(catalogue.hash()))
                    .filter(vector -> rest.contains(id(vector)))
                    .toList();
            assertThat(vectors.stream().map(SavepointIT::id).collect(Collectors.toSet()))
                    .isEqualTo(rest);
            for (FeatureVector vector : vectors) {
                for (int i = 0; i < catalogue.features().size(); i++) {
                    check.accept(vector, i);
                }
            }
        }
    }

    private static JobClient start(Catalogue catalogue, String state, String savepoint) throws Exception {
        Map<String, String> properties = new HashMap<>(connection.toProperties());
        properties.put("time.mode", "ordered");
        properties.put("silence", "2s");
        properties.put("partitions", "4");
        properties.put("parallelism", "2");
        properties.put("state.backend", state);
        properties.put("checkpoint.dir", checkpoints.toUri().toString());
        if (catalogue == CHANGED) {
            Path file = checkpoints.resolve("changed.yaml");
            Files.writeString(file, CHANGED.yaml());
            properties.put("catalogue", file.toString());
        }
        Configuration flink = new Configuration();
        if (savepoint != null) {
            flink.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
            flink.set(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE, true);
        }
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(flink);
        FeaturesJob.build(env, FeaturesJobConfig.from(properties));
        return env.executeAsync(FeaturesJob.NAME);
    }

    private static Set<String> transactions(int from, int to) {
        return FEED.events().subList(from, to).stream()
                .filter(event -> !event.isLabel())
                .map(event -> event.transaction().getTransactionId())
                .collect(Collectors.toSet());
    }

    private static String id(FeatureVector vector) {
        return vector.getTransaction().getTransactionId();
    }

    /** Between two events of different times, so that nothing of the second half is due with the first. */
    private static int half() {
        int i = FEED.events().size() / 2;
        while (!FEED.events().get(i).time().isAfter(FEED.events().get(i - 1).time())) {
            i++;
        }
        return i;
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
