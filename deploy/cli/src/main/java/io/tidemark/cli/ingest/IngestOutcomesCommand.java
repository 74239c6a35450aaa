package io.tidemark.cli.ingest;

import io.tidemark.cli.print.Output;
import io.tidemark.features.files.outcomes.OutcomeFile;
import io.tidemark.features.files.table.InputFile;
import io.tidemark.features.files.table.NothingUsableException;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Outcome;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "outcomes",
        description =
                "Sends what happened to transactions (declined, refunded, ...), in the order of the file, whose columns are the fields of an outcome.",
        mixinStandardHelpOptions = true)
final class IngestOutcomesCommand implements Callable<Integer> {

    /** A row that is no outcome ends the reading before anything is sent. */
    private static final long NONE_REFUSED = 0;

    @Mixin
    private SentFile sent;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws Exception {
        sent.checkRate();
        List<Outcome> outcomes = OutcomeFile.read(sent.path(), output::progress);
        if (outcomes.isEmpty()) {
            throw new NothingUsableException(InputFile.name(sent.path()) + " has no row, so there is nothing to send");
        }
        sent.refuseCardNumbers(sent.path(), CardNumberCheck.field(outcomes));
        return sent.send(output, List.of(Topics.OUTCOMES), feed -> {
            for (Outcome outcome : outcomes) {
                feed.outcome(outcome);
            }
            feed.flush();
            return NONE_REFUSED;
        });
    }
}
