package io.tidemark.embedded;

import io.tidemark.process.LogBound;
import java.nio.file.Path;

/**
 * How an embedded registry is run.
 *
 * @param port of its HTTP API, health and metrics on loopback
 * @param heapMegabytes limit of the heap
 * @param log the log file
 * @param logBound how much of the log is kept
 */
public record RegistryOptions(int port, int heapMegabytes, Path log, LogBound logBound) {

    private static final int TEST_HEAP = 320;

    /** A free port, the log in the directory. */
    public static RegistryOptions in(Path directory) {
        return new RegistryOptions(Ports.free(), TEST_HEAP, directory.resolve("registry.log"), LogBound.USUAL);
    }
}
