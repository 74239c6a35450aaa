package io.tidemark.settings.kind;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Files and directories.
 *
 * @param secret whether it must be a file that can be read
 */
record Paths(boolean secret) implements Kind<Path> {

    @Override
    public String word() {
        return secret ? "secret file" : "path";
    }

    @Override
    public String wanted() {
        return secret ? "the path of a file that this process may read" : "a path";
    }

    @Override
    public Path parse(String text) throws UnfitException {
        Path path;
        try {
            path = Path.of(text.strip());
        } catch (InvalidPathException e) {
            throw new UnfitException(e.getMessage(), e);
        }
        if (secret && !Files.isReadable(path)) {
            throw new UnfitException(Refused.why(path).orElse("there is no such file"));
        }
        if (secret && Files.isDirectory(path)) {
            throw new UnfitException("that is a directory");
        }
        return path;
    }

    @Override
    public String print(Path value) {
        return value.toString();
    }
}
