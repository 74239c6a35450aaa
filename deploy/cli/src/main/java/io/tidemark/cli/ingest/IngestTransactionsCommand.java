package io.tidemark.cli.ingest;

import io.tidemark.cli.options.LabelDelay;
import io.tidemark.cli.options.OutcomeFiles;
import io.tidemark.cli.print.Output;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "transactions",
        description =
                "Sends transactions, with --with-labels also what became known of them and with --outcomes what happened to them, merged by time.",
        mixinStandardHelpOptions = true)
final class IngestTransactionsCommand implements Callable<Integer> {

    @Mixin
    private IngestTarget target;

    @Option(names = "--with-labels", description = "send the labels of the file's fraud column, too")
    private boolean withLabels;

    @Mixin
    private LabelDelay delay;

    @Mixin
    private OutcomeFiles outcomes;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws Exception {
        List<Outcome> happened = target.outcomes(output, outcomes.paths());
        return target.run(
                output, withLabels, true, happened.isEmpty() ? List.of() : List.of(Topics.OUTCOMES), (ingest, file) -> {
                    if (withLabels || !happened.isEmpty()) {
                        ingest.merged(file, withLabels ? Optional.of(delay.value()) : Optional.empty(), happened);
                    } else {
                        ingest.transactions(file);
                    }
                });
    }
}
