package io.tidemark.cli;

import io.tidemark.cli.options.EventTimeConverter;
import io.tidemark.cli.options.MalformedRows;
import io.tidemark.cli.options.OtherLabels;
import io.tidemark.cli.options.TableOut;
import io.tidemark.cli.print.Failure;
import io.tidemark.cli.print.Output;
import io.tidemark.demo.simulator.Continuation;
import io.tidemark.demo.simulator.ContinuationPlan;
import io.tidemark.exit.ExitCodes;
import io.tidemark.features.files.Mapping;
import io.tidemark.features.files.MergedFeed;
import io.tidemark.features.files.Row;
import io.tidemark.features.files.TransactionWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "simulate",
        description = "Writes transactions that might come after a file's, with a drift planted in them if you like.",
        mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {

    @Option(
            names = "--continue",
            required = true,
            paramLabel = "F",
            description = "the history: CSV with a header, plain or packed (gzip, zstd); - is standard input")
    private Path history;

    @Option(
            names = "--mapping",
            required = true,
            paramLabel = "M",
            description = "how its columns are read, and the result's: one of 'mapping list', or a file of your own")
    private String mapping;

    @Option(names = "--weeks", defaultValue = "8", description = "how many follow (default: ${DEFAULT-VALUE})")
    private int weeks;

    @Option(
            names = "--drift-at",
            paramLabel = "TIME",
            converter = EventTimeConverter.class,
            description = "from when on people pay more and elsewhere, and cards are tried out in series of small"
                    + " amounts in place of the frauds of before (default: never)")
    private Optional<Instant> driftAt;

    @Option(names = "--seed", defaultValue = "1", description = "another one, another future")
    private long seed;

    @Mixin
    private TableOut out;

    @Mixin
    private MalformedRows malformed;

    @Mixin
    private OtherLabels otherLabels;

    @Mixin
    private Output output;

    /** What scripts read. */
    private record Result(long transactions, long frauds, Instant from, Instant until) {}

    @Override
    public Integer call() throws IOException {
        Mapping read = Mapping.resolve(mapping);
        if (!read.reads("amount")) {
            throw new Failure(
                    ExitCodes.USAGE,
                    "the mapping " + read.name() + " names no column for the amount, and what is simulated pays other"
                            + " amounts from a day on; name it below 'columns:'");
        }
        Path file = out.checked();
        List<Row> rows = MergedFeed.read(
                        history, read, Optional.empty(), malformed.sink(output), malformed.rules(output, otherLabels))
                .rows();
        List<Row> following = Continuation.of(rows, new ContinuationPlan(seed, weeks, driftAt), read.zone());
        try (TransactionWriter writer = new TransactionWriter(file, read)) {
            following.forEach(row -> writer.write(row.transaction(), row.verdict()));
        }
        Result result = result(following);
        output.result(result, () -> "%,d transactions with %,d frauds from %s to %s in %s"
                .formatted(result.transactions(), result.frauds(), result.from(), result.until(), out.path()));
        return ExitCodes.DONE;
    }

    private static Result result(List<Row> following) {
        return new Result(
                following.size(),
                following.stream().filter(Row::fraud).count(),
                following.get(0).transaction().getEventTime(),
                following.get(following.size() - 1).transaction().getEventTime());
    }
}
