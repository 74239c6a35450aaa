package io.tidemark.cli.ingest;

import io.tidemark.cli.options.LabelDelay;
import io.tidemark.cli.print.Output;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "transactions",
        description = "Sends transactions, with --with-labels also what became known of them, merged by time.",
        mixinStandardHelpOptions = true)
final class IngestTransactionsCommand implements Callable<Integer> {

    @Mixin
    private IngestTarget target;

    @Option(names = "--with-labels", description = "send the labels of the file's fraud column, too")
    private boolean withLabels;

    @Mixin
    private LabelDelay delay;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws Exception {
        return target.run(output, withLabels, true, (ingest, file) -> {
            if (withLabels) {
                ingest.merged(file, delay.value());
            } else {
                ingest.transactions(file);
            }
        });
    }
}
