package io.tidemark.embedded;

import io.tidemark.process.ChildFailedException;
import io.tidemark.process.ChildProcess;

/** A real server in a child JVM, on loopback, with its data in one directory. */
public abstract sealed class EmbeddedServer implements AutoCloseable permits EmbeddedBroker, EmbeddedRegistry {

    private ChildProcess child;

    /** Starts the child and does not wait. */
    abstract ChildProcess begin();

    /** Waits until the child serves clients. */
    abstract void awaitServing(ChildProcess begun) throws InterruptedException;

    final void launch() {
        child = begin();
    }

    /** Starts it again on the same ports and data after {@link #stop} or {@link #kill}, and waits until it is ready. */
    public final void restart() throws InterruptedException {
        launch();
        awaitReady();
    }

    /**
     * Waits until clients are served.
     *
     * @throws ChildFailedException if that does not come true; the process is gone then
     */
    public final void awaitReady() throws InterruptedException {
        try {
            awaitServing(child);
        } catch (RuntimeException | InterruptedException e) {
            child.kill();
            throw e;
        }
    }

    /** The process, for its id and its end. */
    public final ChildProcess process() {
        return child;
    }

    /** Ends it in order. */
    public final void stop() {
        child.stop();
    }

    /** Ends it as a crash would (SIGKILL). */
    public final void kill() {
        child.kill();
    }

    @Override
    public final void close() {
        stop();
    }
}
