package io.tidemark.cli.server;

import io.tidemark.schemas.text.ShellWord;
import io.tidemark.stack.directory.DataDir;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which stack is meant. */
public final class DataDirOption {

    private static final Path USUAL = Path.of(".tidemark");

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = ".tidemark",
            description = "where the stack keeps all of its state (default: ${DEFAULT-VALUE})")
    private Path path;

    /** What a command that is to be pasted needs behind it to mean this stack: nothing for the usual one. */
    public String words() {
        return path.equals(USUAL) ? "" : " --data-dir " + ShellWord.of(dataDir().root());
    }

    public DataDir dataDir() {
        return new DataDir(path);
    }
}
