package io.tidemark.cli.ingest;

import io.tidemark.cli.options.DurationConverter;
import io.tidemark.cli.print.Output;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "labels",
        description = "Sends what a file's fraud column says, as labels that become known after a delay.",
        mixinStandardHelpOptions = true)
final class IngestLabelsCommand implements Callable<Integer> {

    @Mixin
    private IngestTarget target;

    @Option(
            names = "--delay",
            paramLabel = "TIME",
            defaultValue = "7d",
            converter = DurationConverter.class,
            description = "how long after its transaction a label becomes known (default: ${DEFAULT-VALUE})")
    private Duration delay;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws Exception {
        return target.run(output, true, false, (ingest, file) -> ingest.labels(file, delay));
    }
}
