package io.tidemark.local.cli;

import io.tidemark.features.files.Mapping;
import io.tidemark.local.ingest.FeedWriter;
import io.tidemark.local.ingest.FileIngest;
import io.tidemark.schemas.kafka.Connection;
import io.tidemark.schemas.registry.SchemaRegistry;
import io.tidemark.schemas.topics.Topics;
import io.tidemark.schemas.topics.TopicsAdmin;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What both kinds of ingestion need: the file, its form, the pace, and where it goes. */
final class IngestTarget {

    @Option(names = "--file", required = true, paramLabel = "F", description = "CSV with a header, plain or .gz")
    private Path file;

    @Option(
            names = "--mapping",
            required = true,
            paramLabel = "M",
            description = "how its columns are read: handbook, sparkov, or a file of your own")
    private String mapping;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "0",
            description = "events a second (default: as fast as possible)")
    private double rate;

    @Mixin
    private MalformedRows malformed;

    @Mixin
    private Servers servers;

    /** Sends something of a file. */
    @FunctionalInterface
    interface Sending {
        void send(FileIngest ingest, Path file) throws InterruptedException;
    }

    int run(Output output, Sending sending) throws Exception {
        if (rate < 0) {
            throw new Failure(ExitCodes.USAGE, "--rate is a number of events a second, not " + rate);
        }
        Mapping found = Mapping.resolve(mapping);
        Connection connection = servers.connection();
        long start = System.nanoTime();
        try (TopicsAdmin admin = TopicsAdmin.connect(connection);
                SchemaRegistry registry = SchemaRegistry.connect(connection);
                FeedWriter writer = new FeedWriter(connection, registry)) {
            admin.requirePresent(Topics.TRANSACTIONS, Topics.LABELS);
            FileIngest ingest = new FileIngest(writer, found, rate, malformed.sink(output));
            sending.send(ingest, file);
            FileIngest.Sent sent = ingest.sent();
            output.result(sent, () -> text(sent, Duration.ofNanos(System.nanoTime() - start)));
        }
        return ExitCodes.DONE;
    }

    private static String text(FileIngest.Sent sent, Duration took) {
        return String.format(
                Locale.ROOT,
                "%,d transactions and %,d labels sent in %.1f s, %,d rows malformed",
                sent.transactions(),
                sent.labels(),
                took.toMillis() / 1000.0,
                sent.malformed());
    }
}
