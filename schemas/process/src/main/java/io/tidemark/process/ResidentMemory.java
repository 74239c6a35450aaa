package io.tidemark.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** How much of a process lies in memory, all of it: heap, native libraries and what they allocate. */
public final class ResidentMemory {

    private static final String FIELD = "VmRSS:";
    private static final long KIBIBYTE = 1_024;

    private ResidentMemory() {}

    /** Bytes, as {@code /proc} says; empty where there is no such thing or no such process. */
    public static OptionalLong of(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                    .filter(line -> line.startsWith(FIELD))
                    .mapToLong(ResidentMemory::bytes)
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    private static long bytes(String line) {
        String kibibytes = line.substring(FIELD.length()).replace("kB", "").trim();
        return Long.parseLong(kibibytes) * KIBIBYTE;
    }
}
