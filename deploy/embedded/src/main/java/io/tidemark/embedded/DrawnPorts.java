package io.tidemark.embedded;

import io.tidemark.process.ChildFailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps apart those who draw ports at the same time. Between the drawing and the moment when a server listens, a port
 * is free to everybody: whoever draws claims it first, by a lock on its byte of a file that lasts as long as the
 * process.
 */
public final class DrawnPorts {

    private static final int ATTEMPTS = 5;

    private final FileChannel file;

    /** @param file that all who draw share; it stays open, since to close it would give up its locks */
    DrawnPorts(Path file) {
        try {
            this.file = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "ports cannot be drawn, since " + file + " cannot be written (" + e.getMessage()
                            + "); give this user a folder for temporary files with -Djava.io.tmpdir",
                    e);
        }
    }

    static DrawnPorts ofThisUser() {
        return new DrawnPorts(Path.of(
                System.getProperty("java.io.tmpdir"),
                "tidemark-ports-" + System.getProperty("user.name").replaceAll("[^A-Za-z0-9]", "_")));
    }

    /** Whether the port is this process's from now on, and was nobody's before. */
    boolean claim(int port) {
        try {
            FileLock lock = file.tryLock(port, 1, false);
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // Drawn by this process before.
        } catch (IOException e) {
            throw new UncheckedIOException("port " + port + " cannot be claimed: " + e.getMessage(), e);
        }
    }

    /** Starts a server on ports that it draws itself. */
    @FunctionalInterface
    public interface Start<S> {
        /** @throws ChildFailedException with the end of its log if it does not get ready */
        S start() throws InterruptedException;
    }

    /**
     * Starts a server, and again where it finds a port that it has drawn taken.
     *
     * @param start draws anew each time
     * @throws ChildFailedException if it does not get ready for another reason, or again and again for this one
     */
    public static <S> S start(Start<S> start) throws InterruptedException {
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                return start.start();
            } catch (ChildFailedException e) {
                if (!foundItsPortTaken(e)) {
                    throw e;
                }
            }
        }
        return start.start();
    }

    /** In the words of the JDK and Netty, and of Quarkus. */
    private static boolean foundItsPortTaken(ChildFailedException e) {
        return e.said("Address already in use")
                || e.said("seems to be in use by another process")
                || e.said("Port already bound");
    }
}
