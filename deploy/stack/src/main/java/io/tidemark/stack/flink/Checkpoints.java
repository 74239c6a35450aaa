package io.tidemark.stack.flink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
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

    /**
     * The directory of the newest complete checkpoint by time; of two of the same moment the one with the higher
     * number.
     */
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

    /**
     * Deletes all but the newest. What a job submitted later goes on from is owned by that job; what stood beside it
     * would stay for ever. Files that several checkpoints share lie elsewhere and are left alone.
     *
     * @param count how many to keep
     */
    void dropAllBut(int count) {
        if (!Files.isDirectory(base)) {
            return;
        }
        try (Stream<Path> files = Files.find(base, DEPTH, (file, attributes) -> isMetadata(file))) {
            List<Path> old = files.sorted(Comparator.comparing(Checkpoints::time)
                            .thenComparing(Checkpoints::number)
                            .reversed())
                    .skip(count)
                    .toList();
            for (Path metadata : old) {
                delete(metadata);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("old checkpoints in " + base + " cannot be deleted: " + e.getMessage(), e);
        }
    }

    /** First what makes it complete, as Flink does. */
    private static void delete(Path metadata) throws IOException {
        Files.delete(metadata);
        try (Stream<Path> files = Files.walk(metadata.getParent())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
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
