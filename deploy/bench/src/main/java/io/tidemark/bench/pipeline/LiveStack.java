package io.tidemark.bench.pipeline;

import io.tidemark.bench.files.Directories;
import io.tidemark.log.kafka.Connection;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.stack.Stack;
import io.tidemark.stack.StackOptions;
import io.tidemark.stack.StackPorts;
import io.tidemark.stack.directory.StackState.RunningProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.streams.StreamsConfig;

/** The stack as {@code up} starts it, on a directory of its own that goes with it. */
public final class LiveStack implements AutoCloseable {

    private final Path dir;
    private final Stack stack;
    private final double secondsToReady;

    private LiveStack(Path dir, Stack stack, double secondsToReady) {
        this.dir = dir;
        this.stack = stack;
        this.secondsToReady = secondsToReady;
    }

    /**
     * Starts it with this model in force.
     *
     * @param catalogue of the features job, shipped
     * @param state backend of the features job
     * @param commit milliseconds from one commit of the scoring app to the next; empty for its own
     */
    public static LiveStack start(
            String catalogue, String state, Optional<Double> commit, Bundle bundle, Consumer<String> progress)
            throws IOException, InterruptedException {
        Path dir = Files.createTempDirectory("tidemark-bench-live");
        StackOptions options = StackOptions.in(dir.resolve("stack"))
                // Nobody looks on while it is measured.
                .withPorts(StackPorts.free().withoutConsole())
                .with("features", "catalogue", catalogue)
                .with("features", "state.backend", state)
                // Traffic of chance must not begin a training in the middle of a measurement.
                .with("monitor", "minimum.effect", "1000")
                .with("monitor", "quality.minimum.frauds", "1000000000");
        if (commit.isPresent()) {
            String millis = String.valueOf(commit.get().longValue());
            options = options.with("scoring", "kafka." + StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, millis);
        }
        Path file = dir.resolve("bundle.zip");
        Files.write(file, bundle.bytes());
        options = options.withBundle(file);
        long begin = System.nanoTime();
        Stack stack = Stack.prepare(options, progress);
        try {
            stack.start();
        } catch (RuntimeException | InterruptedException e) {
            stack.close();
            throw e;
        }
        return new LiveStack(dir, stack, (System.nanoTime() - begin) / 1e9);
    }

    public Connection connection() {
        return stack.connection();
    }

    /** From the first child's start to the last one's readiness, the model in force included. */
    public double secondsToReady() {
        return secondsToReady;
    }

    /** The processes by name. */
    public Map<String, Long> pids() {
        Map<String, Long> pids = new TreeMap<>();
        for (RunningProcess process : stack.state().processes()) {
            pids.put(process.name(), process.pid());
        }
        return pids;
    }

    /** Where it keeps everything. */
    public Path dir() {
        return dir.resolve("stack");
    }

    @Override
    public void close() throws IOException {
        stack.close();
        Directories.delete(dir);
    }
}
