package io.tidemark.retraining.settings;

import io.tidemark.features.catalogue.InvalidCatalogueException;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.kafka.TransactionTimeout;
import io.tidemark.process.GivingWay;
import io.tidemark.retraining.repeat.RepeatRules;
import io.tidemark.schemas.door.DoorKeys;
import io.tidemark.scoring.model.ModelKeys;
import io.tidemark.scoring.model.fetch.BundleSource;
import io.tidemark.scoring.model.fetch.BundleStore;
import io.tidemark.scoring.model.signing.SigningKey;
import io.tidemark.settings.Settings;
import io.tidemark.start.Operations;
import io.tidemark.training.RetrainingRules;
import io.tidemark.training.bundle.AlertBudget;
import io.tidemark.training.bundle.LeastCost;
import io.tidemark.training.bundle.Thresholding;
import io.tidemark.training.params.ConfiguredParameters;
import io.tidemark.training.params.TrainingParameters;
import io.tidemark.training.search.SearchRules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Configuration of the retraining process, by the keys of {@link RetrainingKeys}.
 *
 * @param catalogue a shipped catalogue's name or a path, used only while no champion is in force
 * @param clockSkew how far ahead of the log a time may be
 * @param rules when a candidate is promoted
 * @param properties all of them as they were given, for the training process
 */
public record RetrainingConfig(
        Connection connection,
        String catalogue,
        Duration clockSkew,
        Requests requests,
        Bundles bundles,
        RetrainingRules rules,
        Work work,
        Map<String, String> properties) {

    /**
     * When a training is made.
     *
     * @param cooldown between the end of a retraining and the next
     * @param attempts retrainings that one alarm gets until a candidate is promoted
     * @param repeat what must have come until a training is repeated
     * @param schedule asks without any other reason; empty leaves that to alarms and people
     */
    public record Requests(Duration cooldown, int attempts, RepeatRules repeat, Optional<Schedule> schedule) {}

    /**
     * Where bundles come from and go to.
     *
     * @param signingKey vouches for the candidates; empty leaves them unsigned
     * @param source from where a champion may be fetched that does not lie in the log
     * @param store takes bundles too large for the log; empty keeps such candidates back
     */
    public record Bundles(Optional<SigningKey> signingKey, BundleSource source, Optional<BundleStore> store) {}

    /**
     * Where the work is done.
     *
     * @param state directory for the work of trainings and the data sets of bundles
     * @param givingWay how far a training in a process of its own gives way to others
     * @param flink where trainings are run; empty for a process on the service's own machine
     * @param dataSetsKept data sets of how many bundles are kept, the newest
     */
    public record Work(
            Operations operations,
            Path state,
            TrainingBudget budget,
            GivingWay givingWay,
            Optional<FlinkPlace> flink,
            int dataSetsKept) {}

    /** @throws io.tidemark.settings.SettingsException with everything that is wrong */
    public static RetrainingConfig from(Map<String, String> properties) {
        return Settings.read(RetrainingKeys.ALL, properties, RetrainingConfig::of);
    }

    /** As it is set. */
    public static RetrainingConfig of(Settings settings) {
        Supplier<Connection> connection = settings.part(() -> Connection.of(settings));
        Supplier<Bundles> bundles = settings.part(() -> bundles(settings));
        Supplier<TrainingParameters> params = settings.part(() -> parameters(settings));
        Supplier<RetrainingRules> rules = settings.part(() -> rules(settings, params));
        Supplier<TrainingBudget> budget = settings.part(() -> budget(settings));
        Supplier<Optional<FlinkPlace>> flink = settings.part(() -> FlinkPlace.of(settings));
        return new RetrainingConfig(
                TransactionTimeout.put(settings.get(RetrainingKeys.TRANSACTION_TIMEOUT), connection.get()),
                settings.get(RetrainingKeys.CATALOGUE),
                settings.get(DoorKeys.CLOCK_SKEW),
                requests(settings),
                bundles.get(),
                rules.get(),
                new Work(
                        Operations.of(settings),
                        settings.get(RetrainingKeys.STATE_DIR),
                        budget.get(),
                        new GivingWay(settings.get(RetrainingKeys.NICE), settings.get(RetrainingKeys.STARVING)),
                        flink.get(),
                        settings.get(RetrainingKeys.DATASETS_KEEP)),
                settings.texts());
    }

    private static Requests requests(Settings settings) {
        return new Requests(
                settings.get(RetrainingKeys.COOLDOWN),
                settings.get(RetrainingKeys.ATTEMPTS),
                new RepeatRules(settings.get(RetrainingKeys.REPEAT_FRAUDS), settings.get(RetrainingKeys.REPEAT_GROWTH)),
                Schedule.of(settings));
    }

    private static Bundles bundles(Settings settings) {
        return new Bundles(
                settings.find(RetrainingKeys.SIGNING_KEY).map(SigningKey::read),
                ModelKeys.source(settings),
                Optional.of(settings.get(RetrainingKeys.STORE))
                        .filter(directory -> !directory.isEmpty())
                        .map(directory -> new BundleStore(Path.of(directory))));
    }

    private static RetrainingRules rules(Settings settings, Supplier<TrainingParameters> params) {
        AlertBudget budget =
                new AlertBudget(settings.get(RetrainingKeys.REVIEW_SHARE), settings.get(RetrainingKeys.DECLINE_SHARE));
        double fraud = settings.get(RetrainingKeys.COST_FRAUD);
        double review = settings.get(RetrainingKeys.COST_REVIEW);
        double decline = settings.get(RetrainingKeys.COST_DECLINE);
        Thresholding thresholding = fraud + review + decline == 0 ? budget : new LeastCost(fraud, review, decline);
        return new RetrainingRules(
                settings.get(RetrainingKeys.MATURITY),
                settings.get(RetrainingKeys.RANGE),
                settings.get(RetrainingKeys.COMPARISON_SHARE),
                params.get(),
                search(settings),
                budget,
                thresholding.releasing(settings.get(RetrainingKeys.RELEASE_SHARE)),
                GateKeys.rules(settings));
    }

    private static SearchRules search(Settings settings) {
        return new SearchRules(
                settings.get(RetrainingKeys.CANDIDATES),
                settings.get(RetrainingKeys.SEARCH_TIME),
                settings.get(RetrainingKeys.VALIDATION),
                settings.get(RetrainingKeys.PATIENCE),
                settings.get(RetrainingKeys.ROUNDS),
                settings.get(RetrainingKeys.SEARCH_FRAUDS));
    }

    private static TrainingBudget budget(Settings settings) {
        int memory = megabytes(settings.get(RetrainingKeys.MEMORY));
        return new TrainingBudget(
                settings.get(RetrainingKeys.TIME),
                memory,
                settings.find(RetrainingKeys.HEAP)
                        .map(RetrainingConfig::megabytes)
                        .orElse(memory / 2),
                settings.get(RetrainingKeys.ROWS));
    }

    private static int megabytes(long bytes) {
        return (int) (bytes >> 20);
    }

    private static TrainingParameters parameters(Settings settings) {
        String params = settings.get(RetrainingKeys.PARAMS);
        try {
            return ConfiguredParameters.of(params, settings.get(RetrainingKeys.CATALOGUE))
                    .parameters();
        } catch (IllegalArgumentException | InvalidCatalogueException e) {
            throw new IllegalArgumentException(settings.shown(RetrainingKeys.PARAMS) + ": " + e.getMessage(), e);
        }
    }
}
