package io.tidemark.cli.options;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** A file of transactions and how it is read: {@code --transactions} and {@code --mapping}. */
public final class TransactionsFile {

    @Option(
            names = "--transactions",
            required = true,
            paramLabel = "F",
            description = "CSV with a header, plain or packed (gzip, zstd); - is standard input")
    private Path path;

    @Option(names = "--mapping", required = true, paramLabel = "M", description = "one of 'mapping list', or a file")
    private String mapping;

    public Path path() {
        return path;
    }

    public String mapping() {
        return mapping;
    }
}
