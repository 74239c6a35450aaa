package io.tidemark.cli.ingest;

import io.tidemark.cli.options.LabelDelay;
import io.tidemark.cli.print.Output;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "labels",
        description = "Sends what a file's fraud column says, as labels that become known after a delay.",
        mixinStandardHelpOptions = true)
final class IngestLabelsCommand implements Callable<Integer> {

    @Mixin
    private IngestTarget target;

    @Mixin
    private LabelDelay delay;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws Exception {
        return target.run(output, true, false, List.of(), (ingest, file) -> ingest.labels(file, delay.value()));
    }
}
