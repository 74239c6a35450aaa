package io.tidemark.scoring.rollout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How large a Java process of this machine is, as Linux and its own virtual machine say.
 *
 * @param liveHeapBytes what a full collection leaves
 */
record ProcessSize(long residentBytes, int threads, long liveHeapBytes) {

    static ProcessSize of(long pid) throws IOException, InterruptedException {
        // First: to be asked costs a thread.
        long live = liveHeap(pid);
        return new ProcessSize(status(pid, "VmRSS:") << 10, (int) status(pid, "Threads:"), live);
    }

    @Override
    public String toString() {
        return "%d MiB resident, %d threads, %.1f MiB alive in the heap"
                .formatted(residentBytes >> 20, threads, liveHeapBytes / 1048576.0);
    }

    private static long status(long pid, String field) throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
                .filter(line -> line.startsWith(field))
                .map(line -> line.substring(field.length()).strip().split("\\s")[0])
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow();
    }

    /** The last line of a class histogram: {@code Total <instances> <bytes>}. */
    private static long liveHeap(long pid) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(pid),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String answer = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jcmd.waitFor();
        String total = answer.lines()
                .filter(line -> line.startsWith("Total"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(answer));
        return Long.parseLong(total.strip().split("\\s+")[2]);
    }
}
