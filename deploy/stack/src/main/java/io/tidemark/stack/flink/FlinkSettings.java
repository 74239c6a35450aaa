package io.tidemark.stack.flink;

import io.tidemark.flink.JobKeys;
import io.tidemark.log.kafka.ConnectionKeys;
import io.tidemark.settings.Family;
import io.tidemark.settings.Settings;
import io.tidemark.settings.kind.Kinds;
import io.tidemark.start.Operations;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;

/** What {@code flink.properties} says, by the keys of {@link FlinkKeys}. */
record FlinkSettings(Settings settings) {

    /** @throws io.tidemark.settings.SettingsException with everything that is wrong */
    static FlinkSettings from(Map<String, String> properties) {
        return Settings.read(FlinkKeys.FILE, properties, FlinkSettings::new);
    }

    Operations operations() {
        return Operations.of(settings);
    }

    int parallelism() {
        return settings.get(FlinkKeys.PARALLELISM);
    }

    /** Each of the two jobs takes as many as it has parallel parts. */
    int slots() {
        return 2 * parallelism() + settings.get(FlinkKeys.SPARE_SLOTS);
    }

    Path stateDir() {
        return settings.get(FlinkKeys.STATE_DIR).toAbsolutePath();
    }

    /** The connection and what stands under the job's name. */
    Map<String, String> ofJob(Family job) {
        Map<String, String> own = new TreeMap<>(settings.texts());
        own.keySet().removeIf(key -> !ConnectionKeys.ALL.knows(key));
        own.put(FlinkKeys.PARALLELISM.name(), String.valueOf(parallelism()));
        own.put(FlinkKeys.CHECKPOINT_INTERVAL.name(), checkpointInterval());
        // What data directories hold was written under this number, whatever their partitions are.
        own.put(JobKeys.MAXIMUM_PARALLELISM.name(), "128");
        own.putAll(settings.of(job));
        return own;
    }

    private String checkpointInterval() {
        return Kinds.DURATION.print(settings.get(FlinkKeys.CHECKPOINT_INTERVAL));
    }

    /** Flink's configuration for the cluster. */
    Configuration cluster() {
        Map<String, String> p = new TreeMap<>(doors());
        String restPort = String.valueOf(settings.get(FlinkKeys.REST_PORT));
        p.put("rest.port", restPort);
        p.put("rest.bind-port", restPort);
        p.put("taskmanager.numberOfTaskSlots", String.valueOf(slots()));
        p.put("taskmanager.memory.network.min", "64m");
        p.put("taskmanager.memory.network.max", "64m");
        p.put("taskmanager.memory.managed.size", "64m");
        p.put("metrics.reporters", "ops");
        p.put("metrics.reporter.ops.factory.class", OpsReporterFactory.class.getName());
        p.putAll(settings.of(FlinkKeys.FLINK));
        return Configuration.fromMap(p);
    }

    /**
     * Of every cluster that runs here: it listens on the loopback address alone, and nobody changes anything over REST.
     */
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
        p.put(
                "execution.checkpointing.interval",
                settings.get(FlinkKeys.CHECKPOINT_INTERVAL).toMillis() + "ms");
        p.put("execution.checkpointing.storage", "filesystem");
        p.put("execution.checkpointing.dir", FlinkPlace.of(checkpoints.base()));
        p.put("execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION");
        p.put("execution.checkpointing.num-retained", "2");
        p.put("execution.checkpointing.min-pause", "1 s");
        p.put("restart-strategy.type", "exponential-delay");
        p.put("restart-strategy.exponential-delay.initial-backoff", "500 ms");
        p.put("restart-strategy.exponential-delay.max-backoff", "10 s");
        p.put("restart-strategy.exponential-delay.attempts-before-reset-backoff", "10");
        p.put("pipeline.generic-types", "false");
        p.put("parallelism.default", String.valueOf(parallelism()));
        p.putAll(settings.of(FlinkKeys.FLINK));
        return Configuration.fromMap(p);
    }
}
