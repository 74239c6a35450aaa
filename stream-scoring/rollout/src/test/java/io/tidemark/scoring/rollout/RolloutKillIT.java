package io.tidemark.scoring.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.process.ChildProcess;
import io.tidemark.process.JavaCommand;
import io.tidemark.schemas.RolloutAction;
import io.tidemark.schemas.RolloutRequest;
import io.tidemark.scoring.app.ScoringApp;
import io.tidemark.scoring.app.ScoringSettings;
import io.tidemark.scoring.rollout.client.ModelPublisher;
import io.tidemark.scoring.rollout.client.OneRecord;
import io.tidemark.testkit.scoring.CommittedLog;
import io.tidemark.testkit.scoring.FeatureFeed;
import io.tidemark.testkit.scoring.TestModels;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** It measures for how long scores stall, so {@code alone}. */
@Tag("alone")
@Tag("exact")
@Tag("component")
class RolloutKillIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** The proof of record is that of 50: {@code -Drollout.kills=50}. */
    private static final int KILLS = Integer.getInteger("rollout.kills", 3);

    /** On a machine on which scores wait for nothing else; see {@link #report}. */
    private static final Duration LONGEST_STALL = Duration.ofSeconds(4);
    /** A transaction is open, and readers wait, for a moment before the process is seen to have died; milliseconds. */
    private static final long OPEN = 1_000;

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

    /** Each rollout answers what the one before it left open, and dies in the middle of the next answer. */
    @Test
    void anActivationWhoseRolloutDiedBeforeTheCommitIsWhollyAbsentAndScoringStallsForFourSecondsAtMost()
            throws Exception {
        List<Long> deaths = new ArrayList<>();
        try (SchemaRegistry registry = SchemaRegistry.connect(connection);
                ScoringApp app = ScoringApp.start(scoring(), InstantSource.system(), new SimpleMeterRegistry());
                FeatureFeed feed = new FeatureFeed(connection, registry).flow(100);
                ScoreWatch watch = new ScoreWatch(connection, registry)) {
            await().atMost(PATIENCE).until(app::reasonNotReady, Optional::isEmpty);
            await().atMost(PATIENCE).until(() -> watch.count() > 0);
            long calm = InstantSource.system().millis();
            publish(registry, "a", "b");
            for (int round = 0; round < KILLS; round++) {
                ask(registry, "request-" + round, round % 2 == 0 ? "a" : "b");
                try (ChildProcess halting = start(HaltingRollout.class, round == 0 ? "0" : "1")) {
                    assertThat(halting.onExit().get(3, TimeUnit.MINUTES)).isEqualTo(HaltingRollout.HALTED);
                }
                deaths.add(InstantSource.system().millis());
                long sent = feed.sent();
                // The broker, and not the next rollout, is to end the open transaction.
                await().atMost(PATIENCE).until(() -> watch.count() > sent);
                assertThat(LogChecks.activationsAreWhole(connection, registry)).hasSize(round);
            }
            try (ChildProcess last = start(RolloutMain.class)) {
                awaitAnswers(registry, KILLS);
            }
            feed.close();
            await().atMost(PATIENCE).until(() -> watch.count() == feed.sent());
            assertThat(LogChecks.activationsAreWhole(connection, registry)).hasSize(KILLS);
            assertThat(LogChecks.scoresFollowTheLog(connection, registry)).hasSize((int) feed.sent());
            report(
                    watch.longestWaits(List.of(calm, deaths.get(0) - OPEN)).get(0),
                    watch.longestWaits(beforeEach(deaths)),
                    feed.sent());
        }
    }

    private static List<Long> beforeEach(List<Long> deaths) {
        return deaths.stream().map(death -> death - OPEN).toList();
    }

    /** @param calm the longest wait while nobody had died, which tells how busy the machine is */
    private static void report(Duration calm, List<Duration> stalls, long sent) {
        List<Duration> sorted = stalls.stream().sorted().toList();
        Duration longest = sorted.get(sorted.size() - 1);
        System.out.printf(
                "rollout killed %d times before the commit, %d transactions: scores stalled %d ms at p50, %d ms at"
                        + " most, and waited %d ms at most before the first%n",
                sorted.size(), sent, sorted.get(sorted.size() / 2).toMillis(), longest.toMillis(), calm.toMillis());
        assertThat(longest).isLessThan(LONGEST_STALL.plus(calm.multipliedBy(3)));
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

    private ScoringSettings scoring() {
        Map<String, String> properties = new HashMap<>(connection.toProperties());
        properties.put("state.dir", dir.resolve("scoring").toString());
        properties.put("models.unsigned", "allow");
        // What is held against the log is which model decides, on a machine that may be busy.
        properties.put("model.slow.after", "0s");
        return ScoringSettings.from(properties);
    }

    private ChildProcess start(Class<?> main, String... more) {
        JavaCommand command = JavaCommand.of(main.getName()).heap(256).small().argument(file.toString());
        List.of(more).forEach(command::argument);
        return ChildProcess.start("rollout", command, dir.resolve("rollout.log"));
    }
}
