package io.tidemark.retraining.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where trainings work, one directory each; what a killed service left there is swept away by the next. */
public record WorkDirectories(Path state) {

    /** A new one, open to its owner alone. */
    public Path create(String version) {
        try {
            Files.createDirectories(work());
            return Files.createTempDirectory(work(), version + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "no directory to train in can be made in " + work() + " (" + e.getMessage() + "); set state.dir",
                    e);
        }
    }

    /** The versions of the trainings that were killed and left a directory. */
    List<String> unfinished() {
        return left().stream()
                .map(directory -> String.valueOf(directory.getFileName()))
                .map(name -> name.substring(0, name.lastIndexOf('-')))
                .toList();
    }

    /** The directories of these. */
    public List<Path> left() {
        if (!Files.isDirectory(work())) {
            return List.of();
        }
        try (Stream<Path> left = Files.list(work())) {
            return left.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(work() + " cannot be listed: " + e.getMessage(), e);
        }
    }

    /** Removes everything that is there. */
    public void sweep() {
        if (Files.isDirectory(work())) {
            remove(work());
        }
    }

    /** The directory with all that is in it. */
    public void remove(Path directory) {
        try (Stream<Path> walk = Files.walk(directory)) {
            List<Path> leavesFirst = walk.sorted(Comparator.reverseOrder()).toList();
            for (Path path : leavesFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(directory + " cannot be removed: " + e.getMessage(), e);
        }
    }

    private Path work() {
        return state.resolve("work");
    }
}
