package io.tidemark.cli.options;

import io.tidemark.cli.print.OutFile;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where a table is written to. Mixed into each command whose work is one. */
public final class TableOut {

    @Option(names = "--out", required = true, paramLabel = "O", description = "CSV; packed if it ends with .gz")
    private Path out;

    /** As it was said. */
    public Path path() {
        return out;
    }

    /** The same, if a file can be written there; throws in one sentence if not. */
    public Path checked() {
        return OutFile.checked(out);
    }
}
