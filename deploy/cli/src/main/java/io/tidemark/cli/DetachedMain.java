package io.tidemark.cli;

import io.tidemark.cli.stack.ArgumentsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** {@code tidemark} with its words in a file, since everybody on the machine sees those of a process. */
final class DetachedMain {

    private DetachedMain() {}

    /** @param args the file, see {@link ArgumentsFile} */
    public static void main(String[] args) throws IOException {
        // The same texts and numbers wherever it runs.
        Locale.setDefault(Locale.ROOT);
        Tidemark.main(ArgumentsFile.take(Path.of(args[0])).toArray(String[]::new));
    }
}
