package io.tidemark.scoring.app.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidemark.embedded.ChildProcess;
import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.embedded.JavaCommand;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.RolloutAction;
import io.tidemark.schemas.RolloutRequest;
import io.tidemark.schemas.kafka.Connection;
import io.tidemark.schemas.registry.SchemaRegistry;
import io.tidemark.schemas.topics.Topics;
import io.tidemark.scoring.app.CommittedLog;
import io.tidemark.scoring.app.FeatureFeed;
import io.tidemark.scoring.app.TestModels;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class RolloutKillIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LONGEST_STALL = Duration.ofSeconds(4);

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    @TempDir
    Path dir;

    private Connection connection;
    private Path file;

    @BeforeEach
    void configure() throws Exception {
        connection = KAFKA.freshConnection();
        Properties properties = new Properties();
        properties.putAll(connection.toProperties());
        properties.put("models.unsigned", "allow");
        file = dir.resolve("rollout.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
    }

    @Test
    void anActivationWhoseRolloutDiedBeforeTheCommitIsAbsentUntilTheNextOneAnswersAndReadersStallForFourSecondsAtMost()
            throws Exception {
        try (SchemaRegistry registry = SchemaRegistry.connect(connection);
                FeatureFeed feed = new FeatureFeed(connection, registry);
                var reader = new CommittedLog<>(connection, registry, Topics.FEATURES)) {
            publish(registry, "a", "b");
            for (int round = 0; round < 3; round++) {
                ask(registry, "request-" + round, round % 2 == 0 ? "a" : "b");
                try (ChildProcess halting = start(HaltingRollout.class)) {
                    assertThat(halting.onExit().get(60, TimeUnit.SECONDS)).isEqualTo(HaltingRollout.HALTED);
                }
                assertThat(stall(feed, reader)).isLessThan(LONGEST_STALL);
                assertThat(LogChecks.activationsAreWhole(connection, registry)).hasSize(round);
                try (ChildProcess next = start(RolloutMain.class)) {
                    awaitAnswers(registry, round + 1);
                }
                assertThat(LogChecks.activationsAreWhole(connection, registry)).hasSize(round + 1);
            }
        }
    }

    @Test
    void aRolloutThatIsKilledAtAnyMomentAnswersEachRequestOnce() throws Exception {
        try (SchemaRegistry registry = SchemaRegistry.connect(connection)) {
            publish(registry, "a", "b");
            int rounds = 6;
            for (int round = 0; round < rounds; round++) {
                try (ChildProcess killed = start(RolloutMain.class)) {
                    awaitAnswers(registry, round);
                    ask(registry, "request-" + round, round % 2 == 0 ? "a" : "b");
                    killed.onExit()
                            .completeOnTimeout(0, round * 8L, TimeUnit.MILLISECONDS)
                            .join();
                    killed.kill();
                }
                LogChecks.activationsAreWhole(connection, registry);
            }
            try (ChildProcess last = start(RolloutMain.class)) {
                awaitAnswers(registry, rounds);
            }
            assertThat(LogChecks.activationsAreWhole(connection, registry)).hasSize(rounds);
        }
    }

    /** How long it takes until a read_committed reader sees vectors that were sent behind the open transaction. */
    private static Duration stall(FeatureFeed feed, CommittedLog<FeatureRecord> reader) {
        for (int i = 0; i < 20; i++) {
            feed.sendNext();
        }
        Instant start = Instant.now();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> reader.read().stream()
                                .filter(entry -> entry.value().getVector() != null)
                                .map(entry ->
                                        entry.value().getVector().getOrigin().getOffset())
                                .distinct()
                                .count()
                        == feed.sent());
        return Duration.between(start, Instant.now());
    }

    private void publish(SchemaRegistry registry, String... versions) {
        ModelPublisher publisher =
                new ModelPublisher(connection, registry, InstantSource.system(), TestModels.UNSIGNED_TOO);
        for (String version : versions) {
            publisher.publish(TestModels.bundle(version).bytes(), "test");
        }
    }

    private void ask(SchemaRegistry registry, String id, String version) {
        RolloutRequest request = RolloutRequest.newBuilder()
                .setRequestId(id)
                .setAction(RolloutAction.PROMOTE)
                .setVersion(version)
                .setRequestedAt(Instant.EPOCH)
                .build();
        OneRecord.send(connection, registry, Topics.ROLLOUT_REQUESTS, id, request);
    }

    private void awaitAnswers(SchemaRegistry registry, int count) {
        List<String> expected = java.util.stream.IntStream.range(0, count)
                .mapToObj(i -> "request-" + i)
                .toList();
        try (var events = new CommittedLog<>(connection, registry, Topics.ROLLOUT_EVENTS)) {
            await().atMost(PATIENCE).until(() -> events.read().size() >= count);
            assertThat(events.readToEnd())
                    .extracting(entry -> entry.value().getRequestId())
                    .isEqualTo(expected);
        }
    }

    private ChildProcess start(Class<?> main) {
        JavaCommand command = JavaCommand.of(main.getName()).heap(256).small().argument(file.toString());
        return ChildProcess.start("rollout", command, dir.resolve("rollout.log"));
    }
}
