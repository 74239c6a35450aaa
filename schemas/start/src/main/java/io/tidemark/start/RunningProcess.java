package io.tidemark.start;

import java.util.Optional;

/** A process that has begun. Thread-safe: it is closed by another thread than the one that waits for its end. */
public interface RunningProcess extends AutoCloseable {

    /** Why it does not do its work now, in one sentence; empty if it does. */
    Optional<String> reasonNotReady();

    /** What long work it is at; empty if at none. */
    default Optional<String> progress() {
        return Optional.empty();
    }

    /**
     * Works, or waits, until it has ended.
     *
     * @return what it failed with, in one sentence; empty if it was closed
     */
    Optional<String> awaitEnd() throws Exception;

    /** Finishes what is under way and ends. */
    @Override
    void close();
}
