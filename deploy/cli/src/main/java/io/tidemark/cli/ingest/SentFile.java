package io.tidemark.cli.ingest;

import io.tidemark.cli.print.Failure;
import io.tidemark.cli.print.Output;
import io.tidemark.cli.server.Servers;
import io.tidemark.exit.ExitCodes;
import io.tidemark.features.files.table.InputFile;
import io.tidemark.log.cluster.TopicsAdmin;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topic;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What everything that is sent from a file needs: the file, the pace, and where it goes. */
final class SentFile {

    @Option(
            names = "--file",
            required = true,
            paramLabel = "F",
            description = "CSV with a header, plain or packed (gzip, zstd); - is standard input")
    private Path file;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "0",
            description = "events a second (default: as fast as possible)")
    private double rate;

    @Option(
            names = "--allow-card-numbers",
            description = "send ids even if they look like card numbers, which should be tokens")
    private boolean allowCardNumbers;

    @Mixin
    private Servers servers;

    /** Sends something, and says how many rows could not be sent. */
    @FunctionalInterface
    interface Sending {
        long through(Feed feed) throws InterruptedException;
    }

    /** What scripts read: transactions, labels and outcomes sent, rows refused. */
    private record Result(long sent, long labels, long outcomes, long refused, double seconds) {}

    Path path() {
        return file;
    }

    void checkRate() {
        if (rate < 0) {
            throw new Failure(ExitCodes.USAGE, "--rate is a number of events a second, not " + rate);
        }
    }

    /** Unless they are allowed: whoever has looked says in which column they are. */
    void refuseCardNumbers(Path of, Optional<String> column) {
        if (!allowCardNumbers && column.isPresent()) {
            throw new Failure(
                    ExitCodes.CHECK_SAID_NO,
                    "the column " + column.get() + " of " + InputFile.name(of)
                            + " holds card numbers, which must not enter the topics;"
                            + " send tokens in their place, or say --allow-card-numbers if these are none");
        }
    }

    /** Sends, and says what was sent. */
    int send(Output output, List<Topic<?>> topics, Sending sending) throws Exception {
        Connection connection = servers.connection();
        long start = System.nanoTime();
        try (TopicsAdmin admin = TopicsAdmin.connect(connection);
                SchemaRegistry registry = SchemaRegistry.connect(connection);
                FeedWriter writer = new FeedWriter(connection, registry)) {
            admin.requirePresent(topics.toArray(Topic<?>[]::new));
            Feed feed = new Feed(writer, new Pace(rate, System::nanoTime));
            long refused = sending.through(feed);
            double seconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) / 1000.0;
            Result result = new Result(feed.transactions(), feed.labels(), feed.outcomes(), refused, seconds);
            output.result(result, () -> text(result));
        }
        return ExitCodes.DONE;
    }

    private static String text(Result result) {
        return String.format(
                Locale.ROOT,
                "%d sent, %d labels, %s%d refused in %.1f s",
                result.sent(),
                result.labels(),
                result.outcomes() == 0 ? "" : result.outcomes() + " outcomes, ",
                result.refused(),
                result.seconds());
    }
}
