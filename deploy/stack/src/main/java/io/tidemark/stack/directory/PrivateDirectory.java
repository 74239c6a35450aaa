package io.tidemark.stack.directory;

import io.tidemark.process.OwnerOnly;
import io.tidemark.schemas.text.ShellWord;
import io.tidemark.stack.machine.DirectoryName;
import io.tidemark.stack.machine.FileLimit;
import io.tidemark.stack.machine.Loopback;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Makes a directory of the stack its owner's alone: transactions, checkpoints, settings with secrets lie in it. */
public final class PrivateDirectory {

    /** Every directory that a stack ever ran on has it. */
    private static final String LOCK = "lock";

    /** The demonstration lies in a directory of its own within the usual one. */
    private static final List<String> DEMO_ALONE = List.of("demo");

    private PrivateDirectory() {}

    /** As {@link #prepare} for a directory of the stack. */
    public static void prepare(DataDir dataDir, Consumer<String> progress) {
        prepare(dataDir.root(), progress);
    }

    /**
     * Makes it, or narrows one that is there.
     *
     * @param progress hears what was changed or cannot be
     * @throws StackException if others may read it and it is not this project's to change
     */
    public static void prepare(Path directory, Consumer<String> progress) {
        DirectoryName.fault(directory).or(FileLimit::fault).or(Loopback::fault).ifPresent(fault -> {
            throw new StackException(fault);
        });
        try {
            OwnerOnly.createDirectories(directory);
            if (!OwnerOnly.canBeSaidOf(directory)) {
                progress.accept("the file system of " + directory
                        + " knows no owner and others, so who may read the data there is up to the system");
            } else if (OwnerOnly.isOpenToOthers(directory)) {
                narrow(directory, progress);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the data directory " + directory + " cannot be used: " + e, e);
        }
    }

    private static void narrow(Path directory, Consumer<String> progress) throws IOException {
        if (!isOurs(directory)) {
            throw new StackException(
                    "others may read " + directory + ", and it holds something else, so it is left as it"
                            + " is; choose a directory that is empty or new, or take it from others with: chmod 700 "
                            + ShellWord.of(directory));
        }
        try {
            OwnerOnly.narrow(directory);
        } catch (FileSystemException e) {
            throw new StackException("others may read " + directory + ", which belongs to " + Files.getOwner(directory)
                    + ", so it cannot be taken from them; choose another --data-dir, or have its owner do: chmod 700 "
                    + ShellWord.of(directory));
        }
        progress.accept("others could read " + directory + "; from now on its owner alone can");
    }

    private static boolean isOurs(Path directory) throws IOException {
        try (Stream<Path> found = Files.list(directory)) {
            List<String> names =
                    found.map(file -> file.getFileName().toString()).toList();
            return names.isEmpty() || names.contains(LOCK) || names.equals(DEMO_ALONE);
        }
    }
}
