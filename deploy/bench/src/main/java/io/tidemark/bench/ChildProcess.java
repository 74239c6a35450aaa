package io.tidemark.bench;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** One of the project's own processes beside the one that measures, so that neither's pauses are the other's. */
final class ChildProcess implements AutoCloseable {

    private final Process process;
    private final Path log;

    private ChildProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * @param dir for its properties and its log
     * @param main takes a properties file
     * @param heap in Java's words, e.g. 512m
     */
    static ChildProcess start(Path dir, Class<?> main, String heap, Map<String, String> settings) throws IOException {
        Path file = dir.resolve(main.getSimpleName() + ".properties");
        Path log = dir.resolve(main.getSimpleName() + ".log");
        Properties properties = new Properties();
        properties.putAll(settings);
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap,
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName(),
                        file.toString()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new ChildProcess(process, log);
    }

    /** @throws IllegalStateException with what it wrote, if it has ended */
    void requireAlive() throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException("a process of the benchmark ended: " + Files.readString(log));
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
