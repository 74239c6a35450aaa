package io.tidemark.scoring.model.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a file within a limit. */
final class FileFetch {

    private FileFetch() {}

    static byte[] read(URI place, long maxBytes) throws IOException {
        Path file = Path.of(place);
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException("there is no such file");
        }
        if (Files.size(file) > maxBytes) {
            throw new IOException("it has " + Files.size(file) + " bytes, more than the " + maxBytes
                    + " allowed (models.fetch.limit)");
        }
        try (InputStream stream = Files.newInputStream(file)) {
            return Bounded.read(stream, maxBytes);
        }
    }
}
