package io.tidemark.scoring.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.process.ChildProcess;
import io.tidemark.process.JavaCommand;
import io.tidemark.schemas.RolloutOutcome;
import io.tidemark.scoring.app.ScoringMain;
import io.tidemark.scoring.rollout.client.ModelPublisher;
import io.tidemark.scoring.rollout.client.RolloutClient;
import io.tidemark.testkit.scoring.FeatureFeed;
import io.tidemark.testkit.scoring.TestModels;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Two scoring instances under load, of which one after the other is killed and replaced while models are swapped. */
@Tag("component")
@Tag("exact")
class InstanceKillIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** The figures of record are those of 30: {@code -Dinstance.kills=30}. */
    private static final int KILLS = Integer.getInteger("instance.kills", 3);

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    @TempDir
    Path dir;

    @Test
    void whoeverIsKilledNothingIsLostOrScoredTwiceAndEveryRecordIsDecidedUnderTheActivationBeforeIt() throws Exception {
        Connection connection = KAFKA.freshConnection();
        List<Long> deaths = new ArrayList<>();
        ChildProcess[] instances = {start(connection, 0), start(connection, 1)};
        try (SchemaRegistry registry = SchemaRegistry.connect(connection);
                RolloutService rollout =
                        RolloutService.start(() -> Sequencers.of(connection, registry, Duration.ofSeconds(1)));
                FeatureFeed feed = new FeatureFeed(connection, registry).flow(100);
                ScoreWatch watch = new ScoreWatch(connection, registry)) {
            await().atMost(PATIENCE).until(() -> runs(instances[0]) && runs(instances[1]) && watch.count() > 0);
            publish(connection, registry);
            RolloutClient client = new RolloutClient(connection, registry);
            for (int round = 0; round < KILLS; round++) {
                int victim = round % 2;
                deaths.add(InstantSource.system().millis());
                instances[victim].kill();
                // While nobody has noticed the death yet: the dead one is waited for, and what it left is behind the
                // activation.
                assertThat(client.promote(round % 2 == 0 ? "a" : "b", "", "test", PATIENCE)
                                .getOutcome())
                        .isEqualTo(RolloutOutcome.ACTIVATED);
                long sent = feed.sent();
                await().atMost(PATIENCE).until(() -> watch.count() >= sent);
                Files.delete(instances[victim].log());
                instances[victim] = start(connection, victim);
                await().atMost(PATIENCE).until(() -> runs(instances[victim]));
            }
            feed.close();
            await().atMost(PATIENCE).until(() -> watch.count() == feed.sent());
            assertThat(rollout.reasonNotServing()).isEmpty();
            assertThat(LogChecks.activationsAreWhole(connection, registry)).hasSize(KILLS);
            assertThat(LogChecks.scoresFollowTheLog(connection, registry)).hasSize((int) feed.sent());
            report(watch.longestWaits(deaths), feed.sent());
        } finally {
            for (ChildProcess instance : instances) {
                instance.kill();
            }
        }
    }

    /** Whether it has its part of the partitions, by its own word. */
    private static boolean runs(ChildProcess instance) throws IOException {
        assertThat(instance.isAlive()).as(instance::logTail).isTrue();
        return Files.readString(instance.log()).contains("Scoring is RUNNING");
    }

    private static void report(List<Duration> recoveries, long sent) {
        List<Duration> sorted = recoveries.stream().sorted().toList();
        System.out.printf(
                "instance killed %d times, %d transactions: the longest wait for a score %d ms at p50, %d ms at p99%n",
                sorted.size(),
                sent,
                sorted.get((sorted.size() - 1) / 2).toMillis(),
                sorted.get((int) Math.ceil(0.99 * sorted.size()) - 1).toMillis());
    }

    private static void publish(Connection connection, SchemaRegistry registry) {
        ModelPublisher publisher =
                new ModelPublisher(connection, registry, InstantSource.system(), TestModels.UNSIGNED_TOO);
        for (String version : List.of("a", "b")) {
            publisher.publish(TestModels.bundle(version).bytes(), "test");
        }
    }

    private ChildProcess start(Connection connection, int number) throws IOException {
        Properties properties = new Properties();
        properties.putAll(connection.toProperties());
        properties.put("models.unsigned", "allow");
        properties.put("instance", "instance-" + number);
        properties.put("state.dir", dir.resolve("state-" + number).toString());
        properties.put("customer.store", "memory");
        // What is held against the log is which model decides, also late, on a machine that may be busy.
        properties.put("model.slow.after", "0s");
        properties.put("store.restoring.after", "0s");
        Path file = dir.resolve("instance-" + number + ".properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        JavaCommand command =
                JavaCommand.of(ScoringMain.class.getName()).heap(256).small().argument(file.toString());
        return ChildProcess.start("instance-" + number, command, dir.resolve("instance-" + number + ".log"));
    }
}
