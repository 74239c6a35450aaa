package io.tidemark.demo;

import io.tidemark.process.OwnerOnly;
import io.tidemark.stack.StackDown;
import io.tidemark.stack.directory.DataDir;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A directory of the demonstration's own, held until it is closed: it begins empty each time, nothing but an earlier
 * demonstration is ever deleted, and none that still runs.
 */
public final class DemoDirectory implements AutoCloseable {
    private static final String MARK = "demonstration";

    private final Path root;
    private final FileChannel mark;

    private DemoDirectory(Path root, FileChannel mark) {
        this.root = root;
        this.mark = mark;
    }

    /**
     * Takes hold of a directory, ends what a killed demonstration has left running on it, and empties it; or makes a
     * new one.
     *
     * @throws IllegalArgumentException if it holds anything that is no demonstration, or one that runs
     * @throws io.tidemark.stack.directory.StackException if a stack runs on it
     */
    public static DemoDirectory take(Path directory, Consumer<String> progress) throws IOException {
        Path mark = directory.resolve(MARK);
        if (Files.isDirectory(directory) && !Files.exists(mark) && !isEmpty(directory)) {
            throw new IllegalArgumentException(
                    "the directory " + directory
                            + " holds something that is not a demonstration and would be lost; give the demo one of its own with --data-dir");
        }
        OwnerOnly.createDirectories(directory);
        OwnerOnly.narrow(directory);
        FileChannel channel = FileChannel.open(mark, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (lock(channel) == null) {
                throw new IllegalArgumentException("a demo already runs on the directory " + directory
                        + "; stop it with Ctrl-C, or give this one another with --data-dir");
            }
            DemoDirectory taken = new DemoDirectory(directory, channel);
            StackDown.leftovers(taken.stack(), progress);
            taken.empty();
            return taken;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Where history and model lie. */
    Path root() {
        return root;
    }

    /** Where the state of the stack lies. */
    public DataDir stack() {
        return stackOn(root);
    }

    /** Where the state of the stack would lie, of a demonstration on this directory. */
    public static DataDir stackOn(Path directory) {
        return new DataDir(directory.resolve("stack"));
    }

    /** Lets another demonstration have it; what is in it stays to be looked at. */
    @Override
    public void close() throws IOException {
        mark.close();
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // Held by this very process.
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        }
    }

    /** The mark stays: whoever is killed meanwhile leaves a directory that is still known as a demonstration's. */
    private void empty() throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(root)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            if (!each.equals(root) && !each.equals(root.resolve(MARK))) {
                Files.delete(each);
            }
        }
    }
}
