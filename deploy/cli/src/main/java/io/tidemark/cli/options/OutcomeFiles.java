package io.tidemark.cli.options;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** What happened to a file's transactions. Mixed into each command that computes features of files or sends them. */
public final class OutcomeFiles {

    @Option(
            names = "--outcomes",
            paramLabel = "F",
            description =
                    "of a file's transactions: CSV with a header, transaction_id, kind, event_time and more; may be"
                            + " given several times")
    private List<Path> paths = List.of();

    public List<Path> paths() {
        return paths;
    }
}
