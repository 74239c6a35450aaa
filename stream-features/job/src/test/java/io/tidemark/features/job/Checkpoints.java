package io.tidemark.features.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Finds retained checkpoints. */
final class Checkpoints {
    private Checkpoints() {}

    /** Address of the newest complete checkpoint below a directory; empty if there is none. */
    static String newest(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.endsWith("_metadata"))
                    .max(Comparator.comparingLong(Checkpoints::number))
                    .map(metadata -> metadata.getParent().toUri().toString())
                    .orElse("");
        }
    }

    private static long number(Path metadata) {
        return Long.parseLong(metadata.getParent().getFileName().toString().substring("chk-".length()));
    }
}
