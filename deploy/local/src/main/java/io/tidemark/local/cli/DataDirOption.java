package io.tidemark.local.cli;

import io.tidemark.local.stack.DataDir;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which stack is meant. */
final class DataDirOption {

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = ".tidemark",
            description = "where the stack keeps all of its state (default: ${DEFAULT-VALUE})")
    private Path path;

    DataDir dataDir() {
        return new DataDir(path);
    }
}
