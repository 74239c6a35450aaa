package io.tidemark.cli.print;

import io.tidemark.exit.ExitCodes;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks before a long computation whether its result will have a place. */
public final class OutFile {

    private OutFile() {}

    /** Returns the path, or fails with one sentence. */
    public static Path checked(Path out) {
        return checked("--out", out);
    }

    /** As {@link #checked(Path)}, of another option. */
    public static Path checked(String option, Path out) {
        Path directory = out.toAbsolutePath().getParent();
        if (Files.isDirectory(out)) {
            throw new Failure(ExitCodes.USAGE, option + " " + out + " is a directory; name a file");
        }
        if (directory != null && !Files.isDirectory(directory)) {
            throw new Failure(
                    ExitCodes.USAGE, option + " " + out + " cannot be written: there is no directory " + directory);
        }
        return out;
    }
}
