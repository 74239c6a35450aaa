package io.tidemark.bench.memory;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.bench.files.Directories;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs {@link MemoryProcess} on its own. */
public final class MemoryChild {

    private MemoryChild() {}

    /**
     * Trains one way.
     *
     * @param rows to train on
     * @param most rows that a sample may have
     */
    public static TrainedWay train(Way way, long rows, int most) throws IOException, InterruptedException {
        Path dir = Files.createTempDirectory("tidemark-bench-memory");
        Path errors = dir.resolve("stderr");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx16g",
                        // What the collector leaves unused would count as used.
                        "-XX:+UseSerialGC",
                        "-XX:MinHeapFreeRatio=5",
                        "-XX:MaxHeapFreeRatio=10",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MemoryProcess.class.getName(),
                        way.name(),
                        String.valueOf(rows),
                        String.valueOf(most)))
                .redirectError(errors.toFile())
                .start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("the training " + way + " failed: "
                        + Files.readString(errors).strip());
            }
            String last = said.lines().reduce((first, second) -> second).orElseThrow();
            return new ObjectMapper().readValue(last, TrainedWay.class);
        } finally {
            process.destroyForcibly().waitFor();
            Directories.delete(dir);
        }
    }
}
