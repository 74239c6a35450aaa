package io.tidemark.local.demo;

import io.tidemark.process.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory of the demonstration's own: it begins empty each time, and nothing but an earlier demonstration is ever deleted. */
final class DemoDirectory {
    private static final String MARK = "demonstration";

    private DemoDirectory() {}

    /**
     * Empties an earlier demonstration's directory, or makes a new one.
     *
     * @throws IllegalArgumentException if it holds anything that is no demonstration
     */
    static void prepare(Path directory) throws IOException {
        if (Files.exists(directory.resolve(MARK))) {
            delete(directory);
        } else if (Files.isDirectory(directory) && !isEmpty(directory)) {
            throw new IllegalArgumentException(
                    "the directory " + directory
                            + " holds something that is not a demonstration and would be lost; give the demo one of its own with --data-dir");
        }
        OwnerOnly.createDirectories(directory);
        OwnerOnly.narrow(directory);
        Files.createFile(directory.resolve(MARK));
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        }
    }

    private static void delete(Path directory) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(directory)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.delete(each);
        }
    }
}
