package io.tidemark.cli.ingest;

import io.tidemark.cli.options.MalformedRows;
import io.tidemark.cli.options.OtherLabels;
import io.tidemark.cli.print.Failure;
import io.tidemark.cli.print.Output;
import io.tidemark.cli.server.Servers;
import io.tidemark.exit.ExitCodes;
import io.tidemark.features.files.Mapping;
import io.tidemark.features.files.ReadingRules;
import io.tidemark.features.files.TransactionFile;
import io.tidemark.features.files.labels.LabelTally;
import io.tidemark.features.files.table.InputFile;
import io.tidemark.features.files.table.NothingUsableException;
import io.tidemark.log.cluster.TopicsAdmin;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What both kinds of ingestion need: the file, its form, the pace, and where it goes. */
final class IngestTarget {

    @Option(
            names = "--file",
            required = true,
            paramLabel = "F",
            description = "CSV with a header, plain or packed (gzip, zstd); - is standard input")
    private Path file;

    @Option(
            names = "--mapping",
            required = true,
            paramLabel = "M",
            description = "how its columns are read: one of 'mapping list', or a file of your own")
    private String mapping;

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
    private MalformedRows malformed;

    @Mixin
    private OtherLabels otherLabels;

    @Mixin
    private Servers servers;

    /** Sends something of a file. */
    @FunctionalInterface
    interface Sending {
        void send(FileIngest ingest, Path file) throws InterruptedException;
    }

    /** What scripts read: transactions sent, labels sent, rows refused. */
    private record Result(long sent, long labels, long refused, double seconds) {}

    /**
     * Sends what a file holds, once all of it has been found fit to be sent.
     *
     * @param transactionsToo and not labels alone
     */
    int run(Output output, boolean labels, boolean transactionsToo, Sending sending) throws Exception {
        if (rate < 0) {
            throw new Failure(ExitCodes.USAGE, "--rate is a number of events a second, not " + rate);
        }
        Mapping found = Mapping.resolve(mapping);
        if (labels && !found.columns().containsKey("fraud")) {
            throw new Failure(
                    ExitCodes.USAGE,
                    "the mapping " + found.name() + " names no fraud column, so there are no labels to send;"
                            + " add 'fraud: COLUMN' to its columns");
        }
        ReadingRules rules = labels ? malformed.rules(output, otherLabels) : malformed.rules(output);
        // All of it first: what has been sent cannot be taken back.
        LabelTally held = TransactionFile.look(file, found, malformed.sink(output), rules);
        if (!allowCardNumbers) {
            refuseCardNumbers(found);
        }
        if (labels && !transactionsToo && held.frauds() == 0 && (!found.genuineLabels() || !held.anyVerdict())) {
            throw new NothingUsableException(InputFile.name(file) + " has no label to send: nothing in column "
                    + found.columns().get("fraud") + " is fraud"
                    + (held.anyVerdict() ? ", and the mapping omits genuine ones" : " or genuine"));
        }
        Connection connection = servers.connection();
        long start = System.nanoTime();
        try (TopicsAdmin admin = TopicsAdmin.connect(connection);
                SchemaRegistry registry = SchemaRegistry.connect(connection);
                FeedWriter writer = new FeedWriter(connection, registry)) {
            admin.requirePresent(Topics.TRANSACTIONS, Topics.LABELS);
            FileIngest ingest = new FileIngest(writer, found, rate, rules.telling(sentence -> {}));
            sending.send(ingest, file);
            FileIngest.Sent sent = ingest.sent();
            double seconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) / 1000.0;
            Result result = new Result(sent.transactions(), sent.labels(), sent.malformed(), seconds);
            output.result(result, () -> text(result));
        }
        return ExitCodes.DONE;
    }

    private void refuseCardNumbers(Mapping found) {
        CardNumberCheck.column(file, found).ifPresent(column -> {
            throw new Failure(
                    ExitCodes.CHECK_SAID_NO,
                    "the column " + column + " of " + InputFile.name(file)
                            + " holds card numbers, which must not enter the topics;"
                            + " send tokens in their place, or say --allow-card-numbers if these are none");
        });
    }

    private static String text(Result result) {
        return String.format(
                Locale.ROOT,
                "%d sent, %d labels, %d refused in %.1f s",
                result.sent(),
                result.labels(),
                result.refused(),
                result.seconds());
    }
}
