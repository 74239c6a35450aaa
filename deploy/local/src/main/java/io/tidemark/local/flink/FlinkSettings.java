package io.tidemark.local.flink;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;

/**
 * What {@code flink.properties} says.
 *
 * <p>Keys: the connection; {@code ops.port}; {@code rest.port}; {@code state.dir}; {@code parallelism};
 * {@code spare.slots} (for trainings, default 0); {@code checkpoint.interval} (Flink's durations, default 5 s); {@code features.*} and {@code monitor.*} for the jobs; and
 * {@code flink.*}, Flink's own options.
 */
record FlinkSettings(Map<String, String> properties) {

    private static final String FLINK = "flink.";

    int opsPort() {
        return Integer.parseInt(properties.get("ops.port"));
    }

    int parallelism() {
        return Integer.parseInt(properties.getOrDefault("parallelism", "1"));
    }

    /** Each of the two jobs takes as many as it has parallel parts. */
    int slots() {
        return 2 * parallelism() + Integer.parseInt(properties.getOrDefault("spare.slots", "0"));
    }

    Path stateDir() {
        return Path.of(properties.get("state.dir")).toAbsolutePath();
    }

    /** The connection and what stands under the job's name. */
    Map<String, String> ofJob(String job) {
        Map<String, String> own = new TreeMap<>();
        properties.forEach((key, value) -> {
            if (isConnection(key)) {
                own.put(key, value);
            }
        });
        own.put("parallelism", String.valueOf(parallelism()));
        own.put("checkpoint.interval", checkpointInterval());
        own.putAll(under(job + "."));
        return own;
    }

    private String checkpointInterval() {
        return properties.getOrDefault("checkpoint.interval", "5s");
    }

    private static boolean isConnection(String key) {
        return key.equals("bootstrap.servers")
                || key.equals("topic.prefix")
                || key.startsWith("schema.registry.")
                || key.startsWith("kafka.");
    }

    /** Flink's configuration for the cluster. */
    Configuration cluster() {
        Map<String, String> p = new TreeMap<>(doors());
        p.put("rest.port", properties.getOrDefault("rest.port", "0"));
        p.put("rest.bind-port", properties.getOrDefault("rest.port", "0"));
        p.put("taskmanager.numberOfTaskSlots", String.valueOf(slots()));
        p.put("taskmanager.memory.network.min", "64m");
        p.put("taskmanager.memory.network.max", "64m");
        p.put("taskmanager.memory.managed.size", "64m");
        p.put("metrics.reporters", "ops");
        p.put("metrics.reporter.ops.factory.class", OpsReporterFactory.class.getName());
        p.putAll(under(FLINK));
        return Configuration.fromMap(p);
    }

    /** Of every cluster that runs here: it listens on the loopback address alone, and nobody changes anything over REST. */
    static Map<String, String> doors() {
        Map<String, String> p = new TreeMap<>();
        for (String host : new String[] {
            "rest.address",
            "rest.bind-address",
            "jobmanager.rpc.address",
            "jobmanager.bind-host",
            "taskmanager.host",
            "taskmanager.bind-host"
        }) {
            p.put(host, "127.0.0.1");
        }
        // Whoever reaches the page may look, not run code here.
        p.put("web.submit.enable", "false");
        p.put("web.cancel.enable", "false");
        p.put("web.rescale.enable", "false");
        // By default every page is told that it may read the answers; see also the package door.
        p.put("web.access-control-allow-origin", "http://127.0.0.1");
        return p;
    }

    /** Flink's configuration for one job. */
    Configuration job(Checkpoints checkpoints) {
        Map<String, String> p = new TreeMap<>();
        p.put("execution.checkpointing.interval", checkpointInterval());
        p.put("execution.checkpointing.storage", "filesystem");
        p.put("execution.checkpointing.dir", checkpoints.base().toUri().toString());
        p.put("execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION");
        p.put("execution.checkpointing.num-retained", "2");
        p.put("execution.checkpointing.min-pause", "1 s");
        p.put("restart-strategy.type", "exponential-delay");
        p.put("restart-strategy.exponential-delay.initial-backoff", "1 s");
        p.put("restart-strategy.exponential-delay.max-backoff", "10 s");
        p.put("restart-strategy.exponential-delay.attempts-before-reset-backoff", "10");
        p.put("pipeline.generic-types", "false");
        p.put("parallelism.default", String.valueOf(parallelism()));
        p.putAll(under(FLINK));
        return Configuration.fromMap(p);
    }

    private Map<String, String> under(String prefix) {
        Map<String, String> found = new TreeMap<>();
        properties.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                found.put(key.substring(prefix.length()), value);
            }
        });
        return found;
    }
}
