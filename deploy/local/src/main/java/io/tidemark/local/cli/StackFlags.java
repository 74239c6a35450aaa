package io.tidemark.local.cli;

import io.tidemark.local.stack.DataDir;
import io.tidemark.local.stack.PropertiesFile;
import io.tidemark.local.stack.StackOptions;
import io.tidemark.local.stack.StackPorts;
import io.tidemark.process.LogBound;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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
            description = "where the features job keeps its state: in memory, or on disk for more than fits there")
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

    @Option(
            names = "--set",
            paramLabel = "PROCESS.KEY=VALUE",
            description = "any setting of broker, flink, features, monitor, scoring, rollout or retraining")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description =
                    "a properties file of PROCESS.KEY=VALUE, for secrets, which everybody on the machine sees in --set")
    private Optional<Path> settingsFile;

    StackOptions options(DataDir dataDir) {
        StackOptions options = new StackOptions(
                dataDir,
                new StackPorts(brokerPort, registryPort, flinkPort, opsPortBase),
                partitions,
                parallelism,
                bundle,
                new LogBound(logMegabytes << 20, logFiles),
                Map.of());
        options = with(options, "features", "time.mode", time);
        options = with(options, "features", "labels", labels);
        options = with(options, "features", "state.backend", state);
        options = with(options, "features", "catalogue", catalogue.map(StackFlags::absolute));
        options = with(options, "monitor", "window", driftWindow);
        options = with(options, "monitor", "label.maturity", labelMaturity);
        options = with(options, "retraining", "label.maturity", labelMaturity);
        Map<String, String> all = new LinkedHashMap<>();
        settingsFile.ifPresent(file -> all.putAll(PropertiesFile.read(file)));
        all.putAll(settings);
        for (Map.Entry<String, String> setting : all.entrySet()) {
            String[] address = setting.getKey().split("\\.", 2);
            if (address.length < 2) {
                throw new Failure(
                        ExitCodes.USAGE, "a setting is PROCESS.KEY=VALUE, but \"" + setting.getKey() + "\" has no key");
            }
            options = options.with(address[0], address[1], setting.getValue());
        }
        return options;
    }

    private static StackOptions with(StackOptions options, String process, String key, Optional<String> value) {
        return value.map(v -> options.with(process, key, v)).orElse(options);
    }

    /** A file is named absolutely, since the processes need not share this one's directory. */
    private static String absolute(String nameOrFile) {
        Path file = Path.of(nameOrFile);
        return java.nio.file.Files.exists(file) ? file.toAbsolutePath().toString() : nameOrFile;
    }
}
