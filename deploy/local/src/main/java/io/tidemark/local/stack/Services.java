package io.tidemark.local.stack;

import io.tidemark.features.catalogue.CatalogueReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The project's own processes, in the order of their start. To add one, add it here and to {@link StackNames}. */
final class Services {

    private static final String TRUSTED = "models.trusted.keys";
    private static final String FETCH = "models.fetch.from";

    private Services() {}

    static List<Service> of(StackOptions options) {
        return List.of(flink(options), scoring(options), rollout(options), retraining(options));
    }

    private static Service flink(StackOptions options) {
        Map<String, String> p = new HashMap<>();
        p.put("rest.port", String.valueOf(options.ports().flink()));
        p.put("state.dir", options.dataDir().data(StackNames.FLINK).toString());
        p.put("parallelism", String.valueOf(options.parallelism()));
        p.put("features.partitions", String.valueOf(options.partitions()));
        p.put("monitor.partitions", String.valueOf(options.partitions()));
        p.put("monitor." + FETCH, bundles(options));
        options.of("features").forEach((key, value) -> p.put("features." + key, value));
        options.of("monitor").forEach((key, value) -> p.put("monitor." + key, value));
        return new Service(StackNames.FLINK, "io.tidemark.local.flink.FlinkMain", 1280, false, p);
    }

    private static Service scoring(StackOptions options) {
        Map<String, String> p = Map.of(
                "state.dir",
                options.dataDir().data(StackNames.SCORING).toString(),
                TRUSTED,
                trusted(options),
                FETCH,
                bundles(options));
        return new Service(StackNames.SCORING, "io.tidemark.scoring.app.ScoringMain", 512, false, p);
    }

    private static Service rollout(StackOptions options) {
        // A model that was trained on other features than are computed here must not become champion.
        Map<String, String> p = new HashMap<>(Map.of(
                "catalogue.hash",
                CatalogueReader.resolve(catalogue(options)).hash(),
                TRUSTED,
                trusted(options),
                FETCH,
                bundles(options)));
        p.put("trial.shadow.events", "2000");
        p.put("trial.watch.events", "10000");
        return new Service(StackNames.ROLLOUT, "io.tidemark.scoring.app.rollout.RolloutMain", 256, true, p);
    }

    private static Service retraining(StackOptions options) {
        Map<String, String> p = new HashMap<>(Map.of("catalogue", catalogue(options)));
        p.put(FETCH, bundles(options));
        p.put("state.dir", options.dataDir().data(StackNames.RETRAINING).toString());
        p.put("training.memory", "1536");
        p.put("models.store", options.dataDir().bundles().toString());
        Path signingKey = StackKeys.of(options.dataDir()).signingKey();
        if (Files.exists(signingKey)) {
            p.put("models.signing.key", signingKey.toString());
        }
        return new Service(StackNames.RETRAINING, "io.tidemark.retraining.RetrainingMain", 256, true, p);
    }

    private static String bundles(StackOptions options) {
        return options.dataDir().bundles().toUri().toString();
    }

    private static String trusted(StackOptions options) {
        return StackKeys.of(options.dataDir()).trusted().toString();
    }

    private static String catalogue(StackOptions options) {
        return options.of("features").getOrDefault("catalogue", "handbook");
    }
}
