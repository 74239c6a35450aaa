package io.tidemark.cli.options;

import io.tidemark.settings.LayersByProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Settings of several processes, from files, the environment and flags. */
public final class SettingOptions {

    @Option(
            names = "--set",
            paramLabel = "PROCESS.KEY=VALUE",
            description =
                    "any setting of broker, flink, features, monitor, scoring, rollout, retraining, webhooks or console")
    private Map<String, String> flags = new LinkedHashMap<>();

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description =
                    "a properties file of PROCESS.KEY=VALUE, for secrets, which everybody on the machine sees in --set")
    private List<Path> files = new ArrayList<>();

    public boolean isEmpty() {
        return flags.isEmpty() && files.isEmpty();
    }

    /** Adds those of files, then those of the environment. */
    public void addFilesTo(LayersByProcess layers) {
        files.forEach(layers::file);
        layers.environment(System.getenv());
    }

    /** Adds those of flags, which win. */
    public void addFlagsTo(LayersByProcess layers) {
        flags.forEach(layers::flag);
    }

    public void addTo(LayersByProcess layers) {
        addFilesTo(layers);
        addFlagsTo(layers);
    }
}
