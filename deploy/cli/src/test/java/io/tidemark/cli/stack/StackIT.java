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
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.Transaction;
import io.tidemark.stack.StackDown;
import io.tidemark.stack.StackPorts;
import io.tidemark.stack.directory.DataDir;
import io.tidemark.stack.directory.ProcessIdentity;
import io.tidemark.stack.directory.StackState;
import io.tidemark.stack.directory.StackStatus;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole stack as processes, as people run it, over a kill of the supervisor, a kill of a child, and an orderly end:
 * in a data directory whose name parts of the stack might read otherwise.
 */
@Tag("stack")
class StackIT {

    private static final String NAME = "-sp ace äck \"q\" it's 50%20 #1 $HOME";
    private static final int SENT = 200;
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final Duration BOUND = Duration.ofMinutes(3);
    private static final Instant FIRST = Instant.parse("2018-04-01T00:00:00Z");

    private final StackPorts ports = StackPorts.free();

    @TempDir
    Path outside;

    private Path dir;
    private Process up;

    @BeforeEach
    void strangeDirectory() throws IOException {
        dir = outside.resolve(NAME).resolve("data");
        OwnerOnly.createDirectories(dir);
    }

    @AfterEach
    void endWhatIsLeft() {
        if (up != null) {
            up.destroyForcibly();
        }
        StackDown.stop(new DataDir(dir), text -> {});
    }

    @Test
    void everyTransactionIsScoredOnceOverKillsAndRestartsAndNothingIsLeftRunning() throws Exception {
        StackState first = up();
        assertThat(refusedSecond()).contains("a stack already runs");
        send(first, 0);
        List<Message> before = awaitScores(first, SENT);
        awaitCheckpoint("features");
        awaitCheckpoint("monitor");
        ScrapedStack scraped = ScrapedStack.of(first);
        scraped.requireReadyProcesses();
        scraped.requireMetricsOfJobs();
        scraped.requireWhatIsMonitored();

        up.destroyForcibly();
        awaitGone(first);

        StackState second = up();
        assertThat(Files.readString(dir.resolve("logs/flink.log")))
                .contains("job features goes on from", "job monitor goes on from");
        send(second, SENT);
        List<Message> after = awaitScores(second, 2 * SENT);
        assertOnceEachWithCountsThatWentOn(after);
        assertThat(schemaIds(after)).isEqualTo(schemaIds(before)).hasSize(1);

        ProcessHandle.of(pid(second, "scoring")).orElseThrow().destroyForcibly();
        assertThat(up.waitFor(BOUND.toSeconds(), java.util.concurrent.TimeUnit.SECONDS))
                .isTrue();
        assertThat(up.exitValue()).isEqualTo(1);
        awaitGone(second);
        assertThat(Files.readString(dir.resolve("up.log"))).contains("scoring (process");

        StackState third = up();
        assertThat(StackDown.stop(new DataDir(dir), text -> {})).isTrue();
        awaitGone(third);
        assertThat(dir.resolve("stack.json")).doesNotExist();
        StrangeDirectoryIT.assertNothingBeside(dir, outside);
    }

    private StackState up() throws IOException {
        up = start(dir.resolve("up.log"));
        DataDir dataDir = new DataDir(dir);
        await().atMost(BOUND).until(() -> {
            assertThat(up.isAlive()).as(() -> read(dir.resolve("up.log"))).isTrue();
            return StackStatus.find(dataDir)
                    .filter(state -> state.ready() && state.supervisor().pid() == up.pid())
                    .isPresent();
        });
        StackState state = StackStatus.find(dataDir).orElseThrow();
        assertThat(StackStatus.of(state))
                .extracting(StackStatus.ProcessStatus::name, StackStatus.ProcessStatus::state)
                .allSatisfy(process -> assertThat(process.toList().get(1)).isEqualTo("ready"))
                .hasSize(7);
        return state;
    }

    private Process start(Path log) throws IOException {
        return RunningStack.shortLived(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.tidemark.cli.Tidemark",
                        "up",
                        "--data-dir=" + dir,
                        "--broker-port=" + ports.broker(),
                        "--registry-port=" + ports.registry(),
                        "--flink-port=" + ports.flink(),
                        "--console-port=" + ports.console(),
                        "--ops-port-base=" + ports.opsBase(),
                        "--set=flink.checkpoint.interval=1s"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private String refusedSecond() throws Exception {
        Path log = dir.resolve("second.log");
        Process second = start(log);
        assertThat(second.waitFor(SOON.toSeconds(), java.util.concurrent.TimeUnit.SECONDS))
                .isTrue();
        assertThat(second.exitValue()).isEqualTo(2);
        return Files.readString(log);
    }

    private static void send(StackState stack, int from) throws IOException {
        Connection connection = connection(stack);
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

    private record Message(Score score, int schemaId) {}

    private static List<Message> awaitScores(StackState stack, int count) throws IOException {
        Connection connection = connection(stack);
        try (SchemaRegistry registry = SchemaRegistry.connect(connection)) {
            AvroSerde<Score> serde = registry.serde(Topics.SCORES);
            return await().atMost(SOON).until(() -> scores(connection, serde), found -> found.size() >= count);
        }
    }

    private static List<Message> scores(Connection connection, AvroSerde<Score> serde) {
        List<Message> found = new ArrayList<>();
        new TopicReader(connection).read(Topics.SCORES, TopicReader.Start.beginning(), false, message -> {
            int schemaId = ByteBuffer.wrap(message.value(), 1, Integer.BYTES).getInt();
            return found.add(new Message(serde.decode(message.value()), schemaId));
        });
        return found;
    }

    /** The last count of each customer's events says that Flink's state outlived the kill. */
    private static void assertOnceEachWithCountsThatWentOn(List<Message> messages) {
        Set<String> ids = new HashSet<>();
        messages.forEach(
                message -> assertThat(ids.add(message.score().getTransaction().getTransactionId()))
                        .isTrue());
        assertThat(ids).hasSize(2 * SENT);
        assertThat(messages)
                .extracting(message -> message.score().getArrivalNumbers().get("customer"))
                .contains((long) (2 * SENT / 10))
                .allSatisfy(number -> assertThat(number).isLessThanOrEqualTo(2 * SENT / 10));
    }

    private static Set<Integer> schemaIds(List<Message> messages) {
        Set<Integer> ids = new HashSet<>();
        messages.forEach(message -> ids.add(message.schemaId()));
        return ids;
    }

    /** A checkpoint that is newer than the last score. */
    private void awaitCheckpoint(String job) throws IOException {
        Instant now = Instant.now();
        await().atMost(SOON).until(() -> {
            try (var files = Files.walk(dir.resolve("flink").resolve(job))) {
                return files.filter(file -> file.endsWith("_metadata"))
                        .anyMatch(file -> file.toFile().lastModified()
                                > now.plusSeconds(1).toEpochMilli());
            } catch (java.io.UncheckedIOException e) {
                // A checkpoint was removed while the walk passed it.
                return false;
            }
        });
    }

    private static void awaitGone(StackState stack) {
        await().atMost(SOON).untilAsserted(() -> assertThat(stack.processes())
                .allSatisfy(process -> assertThat(ProcessIdentity.find(process)).isEmpty()));
    }

    private static long pid(StackState stack, String process) {
        return stack.processes().stream()
                .filter(found -> found.name().equals(process))
                .findFirst()
                .orElseThrow()
                .pid();
    }

    private static Connection connection(StackState stack) {
        return Connection.from(
                Map.of("bootstrap.servers", stack.bootstrapServers(), "schema.registry.url", stack.schemaRegistry()));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
