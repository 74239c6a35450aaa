package io.tidemark.cli.ingest;

import io.tidemark.cli.options.MalformedRows;
import io.tidemark.cli.options.OtherLabels;
import io.tidemark.cli.print.Failure;
import io.tidemark.cli.print.Output;
import io.tidemark.exit.ExitCodes;
import io.tidemark.features.files.Mapping;
import io.tidemark.features.files.ReadingRules;
import io.tidemark.features.files.TransactionFile;
import io.tidemark.features.files.labels.LabelKeys;
import io.tidemark.features.files.labels.LabelTally;
import io.tidemark.features.files.outcomes.OutcomeFile;
import io.tidemark.features.files.table.InputFile;
import io.tidemark.features.files.table.NothingUsableException;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What transactions and labels need: a file, its form, and where it goes. */
final class IngestTarget {

    @Mixin
    private SentFile sent;

    @Option(
            names = "--mapping",
            required = true,
            paramLabel = "M",
            description = "how its columns are read: one of 'mapping list', or a file of your own")
    private String mapping;

    @Mixin
    private MalformedRows malformed;

    @Mixin
    private OtherLabels otherLabels;

    /** Sends something of a file. */
    @FunctionalInterface
    interface Sending {
        void send(FileIngest ingest, Path file) throws InterruptedException;
    }

    /**
     * Sends what a file holds, once all of it has been found fit to be sent.
     *
     * @param transactionsToo and not labels alone
     * @param more topics beside those of transactions and labels
     */
    int run(Output output, boolean labels, boolean transactionsToo, List<Topic<?>> more, Sending sending)
            throws Exception {
        sent.checkRate();
        Path file = sent.path();
        Mapping found = Mapping.resolve(mapping);
        if (labels && !found.columns().containsKey("fraud")) {
            throw new Failure(
                    ExitCodes.USAGE,
                    "the mapping " + found.name() + " names no column of labels, so there are none to send;"
                            + " add 'fraud: COLUMN' or 'positive: COLUMN' to its columns");
        }
        ReadingRules rules = labels ? malformed.rules(output, otherLabels) : malformed.rules(output);
        // All of it first: what has been sent cannot be taken back.
        LabelTally held = TransactionFile.look(file, found, malformed.sink(output), rules);
        sent.refuseCardNumbers(file, CardNumberCheck.column(file, found));
        if (labels && !transactionsToo && held.frauds() == 0 && (!found.genuineLabels() || !held.anyVerdict())) {
            LabelKeys keys = found.labels().keys();
            throw new NothingUsableException(InputFile.name(file) + " has no label to send: nothing in column "
                    + found.columns().get("fraud") + " is " + keys.positive()
                    + (held.anyVerdict()
                            ? ", and the mapping omits " + keys.negative() + " ones"
                            : " or " + keys.negative()));
        }
        return sent.send(
                output,
                Stream.concat(Stream.of(Topics.TRANSACTIONS, Topics.LABELS), more.stream())
                        .toList(),
                feed -> {
                    FileIngest ingest = new FileIngest(feed, found, rules.telling(sentence -> {}));
                    sending.send(ingest, file);
                    return ingest.malformed();
                });
    }

    /** Outcomes that are sent beside the file's rows, in its pace and under its rules. */
    List<Outcome> outcomes(Output output, List<Path> files) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Path file : files) {
            List<Outcome> read = OutcomeFile.read(file, output::progress);
            sent.refuseCardNumbers(file, CardNumberCheck.field(read));
            outcomes.addAll(read);
        }
        return outcomes;
    }
}
