package io.tidemark.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidemark.cli.ingest.FeedWriter;
import io.tidemark.cli.reading.TopicReader;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.process.OwnerOnly;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Transaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A data directory with a long name: everything lies in it, and a second start goes on
 * from what the first left. {@link StackIT} does so in one of strange letters.
 */
@Tag("stack")
class StrangeDirectoryIT {

    private static final int SENT = 50;
    private static final Duration BOUND = Duration.ofMinutes(3);
    private static final Instant FIRST = Instant.parse("2018-04-01T00:00:00Z");

    @TempDir
    Path outside;

    @Test
    void everythingLiesInTheDirectoryAndASecondStartGoesOn() throws Exception {
        Path dir = outside.resolve("long-" + "0123456789".repeat(10)).resolve("data");
        OwnerOnly.createDirectories(dir);
        List<String> settings = List.of("--set=flink.checkpoint.interval=1s");
        try (RunningStack stack = RunningStack.up(dir, settings)) {
            send(stack.connection(), 0);
            await().atMost(BOUND)
                    .untilAsserted(() -> assertThat(vectors(stack.connection())).hasSize(SENT));
            Path checkpoints = dir.resolve("flink");
            Instant sent = Instant.now();
            await("a checkpoint behind the last transaction")
                    .atMost(BOUND)
                    .until(() -> hasCheckpoint(checkpoints, sent));
        }
        try (RunningStack stack = RunningStack.up(dir, settings)) {
            assertThat(Files.readString(dir.resolve("logs/flink.log")))
                    .contains("job features goes on from", "job monitor goes on from");
            send(stack.connection(), SENT);
            await().atMost(BOUND).untilAsserted(() -> assertThat(vectors(stack.connection()))
                    .hasSize(2 * SENT)
                    .doesNotHaveDuplicates());
        }
        assertNothingBeside(dir, outside);
    }

    /** Whether the data directory is alone in its folder, and that one alone outside. */
    static void assertNothingBeside(Path dir, Path outside) throws IOException {
        try (Stream<Path> beside = Files.list(outside)) {
            assertThat(beside).containsExactly(dir.getParent());
        }
        try (Stream<Path> beside = Files.list(dir.getParent())) {
            assertThat(beside).containsExactly(dir);
        }
    }

    private static boolean hasCheckpoint(Path checkpoints, Instant since) throws IOException {
        try (Stream<Path> files = Files.walk(checkpoints)) {
            return files.filter(file -> file.endsWith("_metadata")).anyMatch(file -> isNewer(file, since));
        } catch (java.io.UncheckedIOException vanished) {
            // Flink deletes old checkpoints meanwhile; the next look is another one.
            return false;
        }
    }

    private static boolean isNewer(Path file, Instant since) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isAfter(since);
        } catch (IOException vanished) {
            return false;
        }
    }

    private static void send(Connection connection, int from) throws IOException {
        try (SchemaRegistry registry = SchemaRegistry.connect(connection);
                FeedWriter writer = new FeedWriter(connection, registry)) {
            for (int i = from; i < from + SENT; i++) {
                writer.transaction(Transaction.newBuilder()
                        .setTransactionId("t" + i)
                        .setEventTime(FIRST.plusSeconds(i))
                        .setCustomerId("c" + i % 10)
                        .setTerminalId("x" + i % 7)
                        .setAmount(new Money(1000L + i, "EUR"))
                        .build());
            }
            writer.flush();
        }
    }

    /** The transactions of all vectors, once for each. */
    private static List<String> vectors(Connection connection) throws IOException {
        List<String> ids = new ArrayList<>();
        try (SchemaRegistry registry = SchemaRegistry.connect(connection)) {
            AvroSerde<FeatureRecord> serde = registry.serde(Topics.FEATURES);
            new TopicReader(connection).read(Topics.FEATURES, TopicReader.Start.beginning(), false, message -> {
                FeatureRecord read = serde.decode(message);
                if (read.getVector() != null) {
                    ids.add(read.getVector().getTransaction().getTransactionId());
                }
                return true;
            });
        }
        return ids;
    }
}
