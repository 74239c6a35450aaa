package io.tidemark.stack.machine;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Optional;

/**
 * How many files a process may open. Java raises its own limit as far as the system lets it, so what is left is the
 * hard one.
 */
public final class FileLimit {

    /** The broker holds some files for each partition, every process one for each jar of its class path. */
    static final long LEAST = 1_000;

    private FileLimit() {}

    /** What is wrong, in one sentence; empty if nothing is, or nothing can be known. */
    public static Optional<String> fault() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? fault(system.getMaxFileDescriptorCount())
                : Optional.empty();
    }

    static Optional<String> fault(long limit) {
        return limit >= LEAST
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "a process may open %,d files here, and those of the stack need %,d; raise the limit of this"
                                + " shell with: ulimit -n 4096",
                        limit,
                        LEAST));
    }
}
