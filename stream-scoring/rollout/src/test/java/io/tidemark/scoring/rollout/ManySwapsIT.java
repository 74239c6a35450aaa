package io.tidemark.scoring.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.process.ChildProcess;
import io.tidemark.process.JavaCommand;
import io.tidemark.scoring.app.ScoringMain;
import io.tidemark.scoring.rollout.client.ModelPublisher;
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

/**
 * One scoring instance under a little load whose models are swapped over and over; every tenth swap brings a model that
 * is not loaded.
 */
@Tag("component")
@Tag("exact")
class ManySwapsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** The proof of record is that of 10,000: {@code -Dswaps=10000}. */
    private static final int SWAPS = Integer.getInteger("swaps", 200);

    private static final int HEAP_MEGABYTES = 128;
    private static final int RARE = 40;

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    @TempDir
    Path dir;

    @Test
    void neitherMemoryNorThreadsGrowWithTheNumberOfSwaps() throws Exception {
        Connection connection = KAFKA.freshConnection();
        List<ProcessSize> sizes = new ArrayList<>();
        try (SchemaRegistry registry = SchemaRegistry.connect(connection);
                RolloutService rollout =
                        RolloutService.start(() -> Sequencers.of(connection, registry, Duration.ofSeconds(10)));
                FeatureFeed feed = new FeatureFeed(connection, registry).flow(50);
                ScoreWatch watch = new ScoreWatch(connection, registry);
                SwapDriver driver = new SwapDriver(connection, registry);
                ChildProcess instance = start(connection)) {
            await().atMost(PATIENCE).until(() -> watch.count() > 0);
            publish(connection, registry);
            for (int swap = 0; swap < SWAPS; swap++) {
                driver.promote(swap % 10 == 9 ? "rare-" + swap / 10 % RARE : "usual-" + swap % 10 % 3);
                if ((swap + 1) % (SWAPS / 10) == 0) {
                    sizes.add(ProcessSize.of(instance.pid()));
                    System.out.println("after " + (swap + 1) + " swaps: " + sizes.get(sizes.size() - 1));
                }
            }
            feed.close();
            await().atMost(PATIENCE).until(() -> watch.count() == feed.sent());
            assertThat(rollout.reasonNotServing()).isEmpty();
            assertThat(LogChecks.activationsAreWhole(connection, registry)).hasSize(SWAPS);
            assertThat(LogChecks.scoresFollowTheLog(connection, registry)).hasSize((int) feed.sent());
        }
        // The first fifth is left to the virtual machine, which loads classes and compiles.
        ProcessSize early = sizes.get(1);
        ProcessSize late = sizes.get(9);
        // Two or three come and go: a compiler, whoever was asked by this test.
        assertThat(late.threads()).isLessThanOrEqualTo(early.threads() + 3);
        assertThat(late.liveHeapBytes()).isLessThan(early.liveHeapBytes() + (6 << 20));
        assertThat(late.residentBytes()).isLessThan((long) (1.1 * early.residentBytes()));
    }

    private static void publish(Connection connection, SchemaRegistry registry) {
        ModelPublisher publisher =
                new ModelPublisher(connection, registry, InstantSource.system(), TestModels.UNSIGNED_TOO);
        for (int i = 0; i < RARE; i++) {
            publisher.publish(TestModels.bundle("rare-" + i).bytes(), "test");
        }
        for (int i = 0; i < 3; i++) {
            publisher.publish(TestModels.bundle("usual-" + i).bytes(), "test");
        }
    }

    /** The heap is touched as a whole from the begin, so that what grows is something else, or is alive in the heap. */
    private ChildProcess start(Connection connection) throws IOException {
        Properties properties = new Properties();
        properties.putAll(connection.toProperties());
        properties.put("models.unsigned", "allow");
        properties.put("state.dir", dir.resolve("state").toString());
        properties.put("model.slow.after", "0s");
        Path file = dir.resolve("scoring.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        JavaCommand command = JavaCommand.of(ScoringMain.class.getName())
                .heap(HEAP_MEGABYTES)
                .option("-Xms" + HEAP_MEGABYTES + "m")
                .option("-XX:+AlwaysPreTouch")
                .small()
                .argument(file.toString());
        return ChildProcess.start("scoring", command, dir.resolve("scoring.log"));
    }
}
