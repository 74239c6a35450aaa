package io.tidemark.local.flink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The retained checkpoints of one job, over all the times that it was submitted:
 * {@code <base>/<job id>/chk-<number>/_metadata}.
 *
 * <p>The mini cluster has no memory of its own, so the job goes on from the newest complete one. Flink writes
 * {@code _metadata} last and in one step, and removes it first: a directory that has it is complete.
 */
final class Checkpoints {

    private static final String METADATA = "_metadata";
    private static final int DEPTH = 3;

    private final Path base;

    Checkpoints(Path base) {
        this.base = base;
    }

    Path base() {
        return base;
    }

    /** The directory of the newest complete checkpoint by time; of two of the same moment the one with the higher number. */
    Optional<Path> newest() {
        if (!Files.isDirectory(base)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.find(base, DEPTH, (file, attributes) -> isMetadata(file))) {
            return files.max(Comparator.comparing(Checkpoints::time).thenComparing(Checkpoints::number))
                    .map(Path::getParent);
        } catch (IOException e) {
            throw new UncheckedIOException("the checkpoints in " + base + " cannot be listed: " + e.getMessage(), e);
        }
    }

    private static boolean isMetadata(Path file) {
        return file.endsWith(METADATA)
                && file.getParent().getFileName().toString().matches("chk-\\d+");
    }

    private static FileTime time(Path metadata) {
        try {
            return Files.getLastModifiedTime(metadata);
        } catch (IOException e) {
            throw new UncheckedIOException(metadata + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static long number(Path metadata) {
        return Long.parseLong(metadata.getParent().getFileName().toString().substring("chk-".length()));
    }
}
