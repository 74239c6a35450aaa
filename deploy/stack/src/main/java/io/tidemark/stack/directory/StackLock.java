package io.tidemark.stack.directory;

import io.tidemark.schemas.text.ShellWord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/** Lets one supervisor at a time work on a data directory; the system drops it with the process, however that ends. */
public final class StackLock implements AutoCloseable {

    private final FileChannel channel;

    private StackLock(FileChannel channel) {
        this.channel = channel;
    }

    public static StackLock take(DataDir dataDir) {
        try {
            Files.createDirectories(dataDir.root());
            FileChannel channel = FileChannel.open(dataDir.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new StackException(
                        "a stack already runs on " + dataDir.root() + "; stop it with: ./tidemark down --data-dir "
                                + ShellWord.of(dataDir.root()) + " or choose another --data-dir");
            }
            return new StackLock(channel);
        } catch (IOException e) {
            throw new UncheckedIOException("the data directory " + dataDir.root() + " cannot be used: " + e, e);
        }
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Held by this very process.
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the lock cannot be given back", e);
        }
    }
}
