package io.tidemark.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.process.ChildProcess;
import io.tidemark.process.JavaCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The proof of record is that of 50 kills over 100,000 alerts: {@code -Dsubscriber.kills=50
 * -Dsubscriber.alerts=100000}.
 */
@Tag("exact")
@Tag("component")
class SubscriberKillIT {

    private static final int KILLS = Integer.getInteger("subscriber.kills", 3);
    private static final int ALERTS = Integer.getInteger("subscriber.alerts", 3_000);
    private static final int STOPPED = 1_200;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long SEED = 20_261_201;

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    @TempDir
    Path dir;

    @Test
    void aSubscriberThatIsKilledMissesNoneAndByTheKeyHandlesNoneTwice() throws Exception {
        SentAlerts sent = SentAlerts.fresh(KAFKA);
        sent.send(IntStream.range(0, ALERTS).mapToObj(Alerts::alert));
        Path file = dir.resolve("handled");
        Random random = new Random(SEED);
        for (int kill = 0; kill < KILLS; kill++) {
            // Somewhere in the middle of this one's share of the alerts, so that every one has work and leaves some.
            long until = (long) ALERTS * kill / KILLS + 1 + random.nextInt(Math.max(1, ALERTS / KILLS));
            try (ChildProcess one = start(sent, "subscriber-" + kill)) {
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> !one.isAlive() || lines(file) >= until);
                assertThat(one.isAlive()).as(one.logTail()).isTrue();
                one.kill();
            }
        }
        try (ChildProcess last = start(sent, "subscriber-last")) {
            await().atMost(PATIENCE).until(() -> !last.isAlive() || lines(file) >= ALERTS);
        }
        List<String> handled = Files.readAllLines(file);
        long delivered = IntStream.range(0, KILLS)
                        .mapToObj(kill -> "subscriber-" + kill)
                        .mapToLong(name -> lines(dir.resolve(name)))
                        .sum()
                + lines(dir.resolve("subscriber-last"));
        System.out.printf(
                "%d alerts, %d kills: %d handled, %d of them once, %d handed over%n",
                ALERTS, KILLS, handled.size(), handled.stream().distinct().count(), delivered);
        assertThat(handled).doesNotHaveDuplicates().hasSize(ALERTS);
        assertThat(handled)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, ALERTS).mapToObj(i -> "0-" + i).toList());
    }

    @Test
    void aSubscriberThatIsAskedToEndWritesDownAllThatItHasHandled() throws Exception {
        SentAlerts sent = SentAlerts.fresh(KAFKA);
        sent.send(IntStream.range(0, STOPPED).mapToObj(Alerts::alert));
        Path file = dir.resolve("handled");
        try (ChildProcess one = start(sent, "asked")) {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> !one.isAlive() || lines(file) >= STOPPED / 2);
            assertThat(one.isAlive()).as(one.logTail()).isTrue();
        }
        // Of every customer, so that whatever comes again in any partition comes before these.
        int all = STOPPED + 17;
        sent.send(IntStream.range(STOPPED, all).mapToObj(Alerts::alert));
        try (ChildProcess last = start(sent, "asked")) {
            await().atMost(PATIENCE).until(() -> !last.isAlive() || lines(file) >= all);
        }
        assertThat(lines(dir.resolve("asked")))
                .as("handed over, redeliveries counted")
                .isEqualTo(all);
    }

    private ChildProcess start(SentAlerts sent, String name) {
        SubscriberOptions options = sent.options("killed");
        return ChildProcess.start(
                name,
                JavaCommand.of(WritingSubscriber.class.getName())
                        .heap(256)
                        .argument(sent.connection().bootstrapServers())
                        .argument(sent.connection().schemaRegistryUrl())
                        .argument(options.prefix())
                        .argument(options.group())
                        .argument(dir.resolve("handled").toString()),
                dir.resolve(name));
    }

    private static long lines(Path file) {
        if (!Files.exists(file)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith("0-")).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
