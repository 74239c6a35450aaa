package io.tidemark.cli.stack;

import io.tidemark.cli.options.SettingOptions;
import io.tidemark.drift.job.MonitorJobKeys;
import io.tidemark.drift.job.quality.QualityKeys;
import io.tidemark.features.job.FeaturesJobKeys;
import io.tidemark.flink.JobKeys;
import io.tidemark.process.LogBound;
import io.tidemark.retraining.settings.RetrainingKeys;
import io.tidemark.settings.Given;
import io.tidemark.settings.Key;
import io.tidemark.settings.Keys;
import io.tidemark.settings.LayersByProcess;
import io.tidemark.stack.StackOptions;
import io.tidemark.stack.StackPorts;
import io.tidemark.stack.StackSettings;
import io.tidemark.stack.directory.DataDir;
import io.tidemark.stack.settings.Settable;
import io.tidemark.stack.settings.StackCheck;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The flags that shape a local stack. */
final class StackFlags {

    @Option(names = "--broker-port", defaultValue = "9092", description = "Kafka (default: ${DEFAULT-VALUE})")
    private int brokerPort;

    @Option(
            names = "--registry-port",
            defaultValue = "8081",
            description = "schema registry (default: ${DEFAULT-VALUE})")
    private int registryPort;

    @Option(names = "--flink-port", defaultValue = "8082", description = "Flink's page (default: ${DEFAULT-VALUE})")
    private int flinkPort;

    @Option(
            names = "--console-port",
            paramLabel = "PORT",
            description = "the console; 0 runs none (default: 8083, and none where that is taken)")
    private Optional<Integer> consolePort;

    @Option(
            names = "--ops-port-base",
            defaultValue = "9400",
            description = "first of the ports of health and metrics (default: ${DEFAULT-VALUE})")
    private int opsPortBase;

    @Option(
            names = "--partitions",
            defaultValue = "4",
            description = "of each keyed topic, fixed at the first start (default: ${DEFAULT-VALUE})")
    private int partitions;

    @Option(names = "--parallelism", defaultValue = "1", description = "of each Flink job (default: ${DEFAULT-VALUE})")
    private int parallelism;

    @Option(
            names = "--time",
            paramLabel = "MODE",
            description = "eager: answer on arrival; ordered: wait and sort, for accelerated feeds")
    private Optional<String> time;

    @Option(
            names = "--labels",
            paramLabel = "present|absent",
            description = "absent: no label feed will come, so nothing waits for one")
    private Optional<String> labels;

    @Option(
            names = "--state",
            paramLabel = "heap|rocksdb",
            description =
                    "where the features job keeps its state: in memory, or on disk for more than fits there; the monitor by"
                            + " --set monitor.state.backend=rocksdb")
    private Optional<String> state;

    @Option(names = "--catalogue", paramLabel = "NAME|FILE", description = "the features (default: handbook)")
    private Optional<String> catalogue;

    @Option(names = "--bundle", paramLabel = "FILE", description = "a model to publish and promote at the start")
    private Optional<Path> bundle;

    @Option(names = "--drift-window", paramLabel = "TIME", description = "event time per drift report, e.g. 7d or 12h")
    private Optional<String> driftWindow;

    @Option(
            names = "--label-maturity",
            paramLabel = "TIME",
            description = "how long a transaction waits before it counts as genuine without a label, e.g. 7d")
    private Optional<String> labelMaturity;

    @Option(
            names = "--log-megabytes",
            paramLabel = "N",
            defaultValue = "16",
            description = "size of a log file of each process (default: ${DEFAULT-VALUE})")
    private long logMegabytes;

    @Option(
            names = "--log-files",
            paramLabel = "N",
            defaultValue = "4",
            description = "log files that are kept of each process, the newest included (default: ${DEFAULT-VALUE})")
    private int logFiles;

    @Mixin
    private SettingOptions settings;

    /**
     * The stack that they ask for, its settings checked process by process.
     *
     * @param warn hears what is taken and should be written otherwise
     * @throws io.tidemark.settings.SettingsException with everything that is wrong with the settings of any process
     */
    StackOptions options(DataDir dataDir, Consumer<String> warn) {
        StackOptions options = new StackOptions(
                dataDir,
                ports(warn),
                partitions,
                parallelism,
                bundle,
                new LogBound(logMegabytes << 20, logFiles),
                Map.of());
        return options.withSettings(written(options, warn));
    }

    private StackPorts ports(Consumer<String> warn) {
        StackPorts ports = new StackPorts(brokerPort, registryPort, flinkPort, consolePort.orElse(0), opsPortBase);
        // Nobody who runs a second stack shall have to know of a page that he did not ask for.
        return consolePort.isPresent() ? ports : ports.withUsualConsole(warn);
    }

    /**
     * What was written of each process, in a file, the environment, and flags, each of which wins over those before.
     */
    private Map<String, Map<String, String>> written(StackOptions options, Consumer<String> warn) {
        LayersByProcess layers = StackSettings.layers(options);
        Set<Given> chosen = Set.copyOf(given(layers));
        settings.addFilesTo(layers);
        flag(layers, FeaturesJobKeys.ALL, FeaturesJobKeys.TIME_MODE, "--time", time);
        flag(layers, FeaturesJobKeys.ALL, FeaturesJobKeys.LABELS, "--labels", labels);
        flag(layers, FeaturesJobKeys.ALL, JobKeys.STATE_BACKEND, "--state", state);
        flag(
                layers,
                FeaturesJobKeys.ALL,
                FeaturesJobKeys.CATALOGUE,
                "--catalogue",
                catalogue.map(StackFlags::absolute));
        flag(layers, MonitorJobKeys.ALL, MonitorJobKeys.WINDOW, "--drift-window", driftWindow);
        flag(layers, MonitorJobKeys.ALL, QualityKeys.MATURITY, "--label-maturity", labelMaturity);
        flag(layers, RetrainingKeys.ALL, RetrainingKeys.MATURITY, "--label-maturity", labelMaturity);
        settings.addFlagsTo(layers);
        StackCheck.read(layers, warn);
        Map<String, Map<String, String>> written = new LinkedHashMap<>();
        for (Keys process : Settable.allKeys()) {
            Map<String, String> texts = new LinkedHashMap<>();
            layers.of(process.name()).given().stream()
                    .filter(one -> !chosen.contains(one))
                    .forEach(one -> texts.put(one.name(), one.text()));
            written.put(process.name(), texts);
        }
        return written;
    }

    private static List<Given> given(LayersByProcess layers) {
        return Settable.allKeys().stream()
                .flatMap(process -> layers.of(process.name()).given().stream())
                .toList();
    }

    private static void flag(LayersByProcess layers, Keys process, Key<?> key, String flag, Optional<String> text) {
        text.ifPresent(value -> layers.of(process.name()).flag(key.name(), value, flag));
    }

    /** A file is named absolutely, since the processes need not share this one's directory. */
    private static String absolute(String nameOrFile) {
        Path file = Path.of(nameOrFile);
        return java.nio.file.Files.exists(file) ? file.toAbsolutePath().toString() : nameOrFile;
    }
}
