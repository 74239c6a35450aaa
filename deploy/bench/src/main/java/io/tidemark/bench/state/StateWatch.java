package io.tidemark.bench.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** Looks at process and disk while the state fills. */
final class StateWatch {

    private static final int TELL_EVERY = 30;

    private final Path rocksdb;
    private final long begin = System.nanoTime();
    private long workingBytes;
    private int looks;

    StateWatch(Path rocksdb) {
        this.rocksdb = rocksdb;
    }

    void look(long vectors) throws IOException {
        if (looks++ % TELL_EVERY == 0 || looks < TELL_EVERY) {
            workingBytes = Math.max(workingBytes, bytes(rocksdb));
        }
        if (looks % TELL_EVERY == 0) {
            System.out.printf(
                    Locale.ROOT,
                    "%,d transactions in %.0f s, %,d a second; resident %,d MiB, RocksDB's files %,d MiB%n",
                    vectors,
                    seconds(),
                    (long) (vectors / seconds()),
                    residentBytes() >> 20,
                    bytes(rocksdb) >> 20);
        }
    }

    double seconds() {
        return (System.nanoTime() - begin) / 1e9;
    }

    long workingBytes() {
        return workingBytes;
    }

    /** The largest resident size that this process has had. */
    static long residentBytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmHWM:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) << 10;
            }
        }
        throw new IOException("/proc/self/status has no line VmHWM; the state bench needs Linux");
    }

    private static long bytes(Path dir) throws IOException {
        if (!Files.exists(dir)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(dir)) {
            return files.mapToLong(StateWatch::size).sum();
        } catch (UncheckedIOException e) {
            // A file that compaction took away in between; the next look counts again.
            return 0;
        }
    }

    private static long size(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
