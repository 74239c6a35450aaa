package io.tidemark.local.cli;

import io.tidemark.local.stack.DataDir;
import io.tidemark.schemas.text.ShellWord;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which stack is meant. */
final class DataDirOption {

    private static final Path USUAL = Path.of(".tidemark");

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = ".tidemark",
            description = "where the stack keeps all of its state (default: ${DEFAULT-VALUE})")
    private Path path;

    /** What a command that is to be pasted needs behind it to mean this stack: nothing for the usual one. */
    String words() {
        return path.equals(USUAL) ? "" : " --data-dir " + ShellWord.of(dataDir().root());
    }

    DataDir dataDir() {
        return new DataDir(path);
    }
}
