package io.tidemark.cli.config;

import io.tidemark.stack.settings.Settable;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whose settings are meant. */
final class ProcessOption {

    @Option(names = "--process", paramLabel = "PROCESS", description = "of this process or job alone")
    private Optional<String> process;

    boolean isOne() {
        return process.isPresent();
    }

    /** The one that was said, else all. */
    List<Settable> chosen() {
        return process.map(ProcessChoice::of).map(List::of).orElse(Settable.ALL);
    }
}
