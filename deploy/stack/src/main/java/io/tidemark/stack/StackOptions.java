package io.tidemark.stack;

import io.tidemark.process.LogBound;
import io.tidemark.stack.directory.DataDir;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What stack to run.
 *
 * @param dataDir holds all of its state
 * @param ports on loopback
 * @param partitions of each keyed topic
 * @param parallelism of each Flink job
 * @param bundle published and promoted before the stack is ready; empty: none
 * @param logs how much of each process's log is kept
 * @param settings by process (see {@link StackNames#SETTABLE}), then by key; they win over everything shipped
 */
public record StackOptions(
        DataDir dataDir,
        StackPorts ports,
        int partitions,
        int parallelism,
        Optional<Path> bundle,
        LogBound logs,
        Map<String, Map<String, String>> settings) {

    private static final int PARTITIONS = 4;

    public StackOptions {
        Map<String, Map<String, String>> copy = new HashMap<>();
        settings.forEach((process, values) -> {
            if (!StackNames.SETTABLE.contains(process)) {
                throw new IllegalArgumentException("there is no process \"" + process
                        + "\" to set anything of; there are " + String.join(", ", StackNames.SETTABLE));
            }
            copy.put(process, Map.copyOf(values));
        });
        settings = Map.copyOf(copy);
        if (partitions < 1 || parallelism < 1) {
            throw new IllegalArgumentException(
                    "partitions and parallelism are at least 1, got " + partitions + " and " + parallelism);
        }
    }

    /** The usual stack in this directory. */
    public static StackOptions in(Path dataDir) {
        return new StackOptions(
                new DataDir(dataDir), StackPorts.usual(), PARTITIONS, 1, Optional.empty(), LogBound.USUAL, Map.of());
    }

    /** The same on other ports. */
    public StackOptions withPorts(StackPorts other) {
        return new StackOptions(dataDir, other, partitions, parallelism, bundle, logs, settings);
    }

    /** The same with another bundle to start with. */
    public StackOptions withBundle(Path first) {
        return new StackOptions(dataDir, ports, partitions, parallelism, Optional.of(first), logs, settings);
    }

    /** The same with one more setting of a process, e.g. {@code with("features", "time.mode", "ordered")}. */
    public StackOptions with(String process, String key, String value) {
        Map<String, Map<String, String>> more = new HashMap<>(settings);
        Map<String, String> values = new HashMap<>(settings.getOrDefault(process, Map.of()));
        values.put(key, value);
        more.put(process, values);
        return new StackOptions(dataDir, ports, partitions, parallelism, bundle, logs, more);
    }

    /** The same with one more setting of a process, unless it is set. */
    public StackOptions withUnlessSet(String process, String key, String value) {
        return of(process).containsKey(key) ? this : with(process, key, value);
    }

    /** The same with another set of settings. */
    public StackOptions withSettings(Map<String, Map<String, String>> other) {
        return new StackOptions(dataDir, ports, partitions, parallelism, bundle, logs, other);
    }

    /** What was set for a process. */
    Map<String, String> of(String process) {
        return settings.getOrDefault(process, Map.of());
    }
}
