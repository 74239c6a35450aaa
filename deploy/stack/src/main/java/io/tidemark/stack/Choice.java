package io.tidemark.stack;

import io.tidemark.console.ConsoleKeys;
import io.tidemark.drift.job.MonitorJobKeys;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.features.job.FeaturesJobKeys;
import io.tidemark.ops.OpsKeys;
import io.tidemark.retraining.settings.RetrainingKeys;
import io.tidemark.scoring.app.ScoringKeys;
import io.tidemark.scoring.model.ModelKeys;
import io.tidemark.scoring.rollout.RolloutKeys;
import io.tidemark.settings.Key;
import io.tidemark.stack.directory.StackKeys;
import io.tidemark.stack.flink.FlinkKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A value that the local stack sets unless the user does.
 *
 * @param process that it is of, or job
 * @param shown what it is, in words for the reference
 * @param text of the value; empty if there is none yet, or none at all
 */
record Choice(String process, Key<?> key, String shown, Function<StackOptions, Optional<String>> text) {

    private static final String FEATURES = "features";
    private static final String MONITOR = "monitor";
    private static final String BUNDLES = "`DIR/bundles`";

    /** All of them; DIR is the data directory. To add one, name it here. */
    static final List<Choice> ALL = List.of(
            ops(StackNames.FLINK),
            new Choice(
                    StackNames.FLINK,
                    FlinkKeys.REST_PORT,
                    "`--flink-port`",
                    options -> number(options.ports().flink())),
            state(StackNames.FLINK, FlinkKeys.STATE_DIR),
            new Choice(
                    StackNames.FLINK,
                    FlinkKeys.PARALLELISM,
                    "`--parallelism`",
                    options -> number(options.parallelism())),
            new Choice(FEATURES, FeaturesJobKeys.PARTITIONS, "`--partitions`", options -> number(options.partitions())),
            new Choice(MONITOR, MonitorJobKeys.PARTITIONS, "`--partitions`", options -> number(options.partitions())),
            bundles(MONITOR),
            ops(StackNames.SCORING),
            state(StackNames.SCORING, ScoringKeys.STATE_DIR),
            trusted(StackNames.SCORING),
            bundles(StackNames.SCORING),
            ops(StackNames.ROLLOUT),
            // A model that was trained on other features than are computed here must not become champion.
            new Choice(
                    StackNames.ROLLOUT,
                    RolloutKeys.CATALOGUE_HASH,
                    "that of the catalogue",
                    options -> Optional.of(
                            CatalogueReader.resolve(catalogue(options)).hash())),
            trusted(StackNames.ROLLOUT),
            bundles(StackNames.ROLLOUT),
            new Choice(StackNames.ROLLOUT, RolloutKeys.SHADOW_EVENTS, "2000", options -> number(2_000)),
            new Choice(StackNames.ROLLOUT, RolloutKeys.WATCH_EVENTS, "10000", options -> number(10_000)),
            ops(StackNames.RETRAINING),
            new Choice(
                    StackNames.RETRAINING,
                    RetrainingKeys.CATALOGUE,
                    "that of the features job",
                    options -> Optional.of(catalogue(options))),
            bundles(StackNames.RETRAINING),
            state(StackNames.RETRAINING, RetrainingKeys.STATE_DIR),
            new Choice(StackNames.RETRAINING, RetrainingKeys.MEMORY, "1536 MB", options -> Optional.of("1536 MB")),
            new Choice(
                    StackNames.RETRAINING,
                    RetrainingKeys.STORE,
                    BUNDLES,
                    options -> path(options.dataDir().bundles())),
            new Choice(
                    StackNames.RETRAINING,
                    RetrainingKeys.SIGNING_KEY,
                    "`DIR/keys/signing-key.pem`, if it is there",
                    options ->
                            path(StackKeys.of(options.dataDir()).signingKey()).filter(Choice::exists)),
            ops(StackNames.WEBHOOKS),
            ops(StackNames.CONSOLE),
            new Choice(
                    StackNames.CONSOLE,
                    ConsoleKeys.PORT,
                    "`--console-port`",
                    options -> number(options.ports().console())),
            new Choice(
                    StackNames.CONSOLE,
                    ConsoleKeys.CATALOGUE,
                    "that of the features job",
                    options -> Optional.of(catalogue(options))));

    /** What is set for a process, by key. */
    static Map<String, String> of(String process, StackOptions options) {
        Map<String, String> texts = new LinkedHashMap<>();
        ALL.stream().filter(choice -> choice.process().equals(process)).forEach(choice -> choice.text()
                .apply(options)
                .ifPresent(text -> texts.put(choice.key().name(), text)));
        return texts;
    }

    /**
     * The same as far as it is known before anything has started: no catalogue is read, and keys are made at the start.
     */
    static Map<String, String> beforehand(String process, StackOptions options) {
        Map<String, String> texts = new LinkedHashMap<>();
        ALL.stream()
                .filter(choice -> choice.process().equals(process))
                .filter(choice -> choice.key() != RolloutKeys.CATALOGUE_HASH)
                .forEach(choice -> choice.text()
                        .apply(options)
                        .ifPresent(text -> texts.put(choice.key().name(), text)));
        if (!exists(texts.getOrDefault(ModelKeys.TRUSTED_KEYS.name(), ""))) {
            texts.remove(ModelKeys.TRUSTED_KEYS.name());
        }
        return texts;
    }

    private static Choice ops(String process) {
        return new Choice(
                process,
                OpsKeys.PORT,
                "`--ops-port-base` and the next ones",
                options -> number(options.ports().ops(process)));
    }

    private static Choice state(String process, Key<Path> key) {
        return new Choice(
                process,
                key,
                "`DIR/" + process + "`",
                options -> path(options.dataDir().data(process)));
    }

    private static Choice trusted(String process) {
        return new Choice(
                process,
                ModelKeys.TRUSTED_KEYS,
                "`DIR/keys/trusted`",
                options -> path(StackKeys.of(options.dataDir()).trusted()));
    }

    private static Choice bundles(String process) {
        return new Choice(
                process,
                ModelKeys.FETCH_FROM,
                BUNDLES,
                options -> Optional.of(options.dataDir().bundles().toUri().toString()));
    }

    private static String catalogue(StackOptions options) {
        return options.of(FEATURES)
                .getOrDefault(
                        FeaturesJobKeys.CATALOGUE.name(),
                        FeaturesJobKeys.CATALOGUE.usual().orElseThrow());
    }

    private static Optional<String> number(int number) {
        return Optional.of(String.valueOf(number));
    }

    private static Optional<String> path(Path path) {
        return Optional.of(path.toString());
    }

    private static boolean exists(String path) {
        return !path.isEmpty() && Files.exists(Path.of(path));
    }
}
