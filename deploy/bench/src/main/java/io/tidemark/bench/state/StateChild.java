package io.tidemark.bench.state;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.bench.files.Directories;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Runs {@link StateProcess} on its own, so that its resident size is the features job's and nobody else's. */
public final class StateChild {

    /** Of which the stages of a slot share half each; read blocks and what is not yet on disk. */
    private static final int ROCKSDB_MIB = 1536;

    private StateChild() {}

    /**
     * @param backend heap or rocksdb
     * @param kept transactions of each customer
     * @param heap of the process, in Java's words, e.g. 1g
     */
    public static StateFootprint fill(
            String catalogue, String backend, int customers, int kept, String heap, Consumer<String> progress)
            throws IOException, InterruptedException {
        Path dir = Files.createTempDirectory("tidemark-bench-state");
        Path errors = dir.resolve("stderr");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap,
                        "-XX:+UseParallelGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StateProcess.class.getName(),
                        catalogue,
                        backend,
                        String.valueOf(customers),
                        String.valueOf(kept),
                        String.valueOf(ROCKSDB_MIB),
                        dir.toString()))
                .redirectError(errors.toFile());
        // One arena for each thread would keep for ever what RocksDB's flushes and compactions gave back.
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        Process process = builder.start();
        try (BufferedReader out = process.inputReader()) {
            String last = "";
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (!line.startsWith("{")) {
                    progress.accept(line);
                }
                last = line;
            }
            if (process.waitFor() != 0) {
                throw new IllegalStateException("the process that fills the state failed: " + Files.readString(errors));
            }
            return new ObjectMapper().readValue(last, StateFootprint.class);
        } finally {
            process.destroyForcibly().waitFor();
            Directories.delete(dir);
        }
    }
}
