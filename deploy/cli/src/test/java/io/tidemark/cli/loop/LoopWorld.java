package io.tidemark.cli.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidemark.cli.Run;
import io.tidemark.cli.ingest.FeedWriter;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.stack.Stack;
import io.tidemark.stack.StackOptions;
import io.tidemark.stack.StackPorts;
import io.tidemark.stack.directory.DataDir;
import io.tidemark.stack.directory.StackStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * The stack, its feed and what is read of it. Event time runs fast and stands still at the end of each week until
 * everything that the week led to has been done, since in life a training takes no noticeable part of a week; nothing
 * else is done for it.
 */
final class LoopWorld implements AutoCloseable {

    static final Duration WEEK = Duration.ofDays(7);
    private static final Duration BOUND = Duration.ofMinutes(10);
    /** Until every partition has gone beyond the end of a window. */
    private static final Duration BEYOND = Duration.ofHours(12);

    private static final String SMALL = "tidemark.children.small";

    final LoopFeed feed;
    final LoopTopics topics;
    final Connection connection;
    final SchemaRegistry registry;
    private final Path dataDir;
    private final Stack stack;
    private final FeedWriter writer;

    private LoopWorld(Path dataDir, Stack stack, LoopFiles files) throws IOException {
        this.dataDir = dataDir;
        this.stack = stack;
        connection = stack.connection();
        registry = SchemaRegistry.connect(connection);
        writer = new FeedWriter(connection, registry);
        feed = new LoopFeed(writer, files.stream());
        topics = new LoopTopics(connection, registry, System.out::println);
    }

    static LoopWorld start(Path dataDir, LoopFiles files, LoopSize size, Path champion) throws Exception {
        StackOptions options = StackOptions.in(dataDir)
                .withPorts(StackPorts.free())
                .withBundle(champion)
                .with("features", "catalogue", files.catalogue().toString())
                .with("features", "time.mode", "ordered")
                .with("features", "silence", "2s")
                .with("monitor", "window", "7d")
                .with("monitor", "label.maturity", "7d")
                .with("retraining", "label.maturity", "7d")
                .with("retraining", "training.range", "28d")
                .with("retraining", "search.candidates", "2")
                // The monitor asks again each week.
                .with("retraining", "attempts", "1")
                .with("retraining", "cooldown", "1s")
                .with("rollout", "trial.shadow.events", String.valueOf(size.shadowEvents()))
                .with("rollout", "trial.watch.events", String.valueOf(size.watchEvents()));
        Stack stack = Stack.prepare(options, System.out::println);
        try {
            startWell(stack);
            return new LoopWorld(dataDir, stack, files);
        } catch (Exception | Error e) {
            stack.stop();
            throw e;
        }
    }

    /** It works for minutes, so its processes are compiled as those of a user are, unlike what other tests start. */
    private static void startWell(Stack stack) throws Exception {
        String quickly = System.clearProperty(SMALL);
        try {
            stack.start();
        } finally {
            if (quickly != null) {
                System.setProperty(SMALL, quickly);
            }
        }
    }

    /** Plays week after week until one ends at a moment. */
    void playWeeks(Instant until, double perSecond) {
        while (!nextWeekEnd().isAfter(until)) {
            playWeek(perSecond);
        }
    }

    /** Plays to the end of the week, and lets the stack catch up with it. */
    void playWeek(double perSecond) {
        Instant end = nextWeekEnd();
        feed.sendUntil(end.plus(BEYOND), perSecond);
        catchUp(end);
    }

    /** Plays up to a moment without standing still, and catches up there. */
    void rushTo(Instant weekEnd) {
        feed.sendUntil(weekEnd.plus(BEYOND), 0);
        catchUp(weekEnd);
    }

    private void catchUp(Instant weekEnd) {
        if (feed.isOver()) {
            throw new IllegalStateException("the feed is over before the week that ends at " + weekEnd);
        }
        until("the scores", () -> topics.scores.size() >= feed.sent());
        until("the report of the week that ends at " + weekEnd, () -> topics.reported(weekEnd));
        // Alarms and requests travel beside the report.
        for (int i = 0; i < 10; i++) {
            topics.poll();
        }
        Waits waits = new Waits();
        until("the answers", () -> topics.answered() || waits.last());
    }

    /**
     * Whether the retraining service has said for a while that only event time can bring what its requests wait for; it
     * looks every second.
     */
    private final class Waits {

        private static final int LOOKS = 5;
        private static final Duration BETWEEN = Duration.ofSeconds(1);

        private int seen;
        private Instant next = Instant.MIN;

        boolean last() {
            if (Instant.now().isBefore(next)) {
                return false;
            }
            next = Instant.now().plus(BETWEEN);
            boolean waiting = StackStatus.find(new DataDir(dataDir)).stream()
                    .flatMap(state -> StackStatus.of(state).stream())
                    .anyMatch(process -> process.progress().startsWith("waiting, since "));
            seen = waiting ? seen + 1 : 0;
            return seen >= LOOKS;
        }
    }

    /** Reads on until something has come. */
    void until(String what, Callable<Boolean> come) {
        await(what).atMost(BOUND).pollInSameThread().pollDelay(Duration.ZERO).until(() -> {
            topics.poll();
            return come.call();
        });
    }

    /** A command of a person against this stack. */
    Run command(String... words) {
        Run run = Run.of(Stream.concat(Stream.of(words), Stream.of("--data-dir", dataDir.toString()))
                .toArray(String[]::new));
        assertThat(run.code()).as(run.out() + run.err()).isZero();
        return run;
    }

    /** Windows of a week begin with the epoch, on Thursdays. */
    private Instant nextWeekEnd() {
        Instant now = feed.sent() == 0 ? Instant.EPOCH : feed.now();
        long week = now.getEpochSecond() / WEEK.toSeconds();
        return Instant.ofEpochSecond((week + 1) * WEEK.toSeconds());
    }

    @Override
    public void close() throws IOException {
        try (stack;
                registry;
                writer;
                topics) {
            feed.sent();
        }
    }
}
