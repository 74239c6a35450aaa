package io.tidemark.retraining;

import io.tidemark.retraining.repeat.RepeatRules;
import io.tidemark.schemas.kafka.Connection;
import io.tidemark.scoring.model.fetch.BundleSource;
import io.tidemark.scoring.model.fetch.BundleStore;
import io.tidemark.scoring.model.signing.SigningKey;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Configuration of the retraining process.
 *
 * @param catalogue a shipped catalogue's name or a path, used only while no champion is in force
 * @param cooldown between the end of a retraining and the next
 * @param repeat what must have come until a training is repeated
 * @param source from where a champion may be fetched that does not lie in the log
 * @param store takes bundles too large for the log; empty keeps such candidates back
 * @param signingKey vouches for the candidates; empty leaves them unsigned
 * @param clockSkew how far ahead of the log a time may be
 * @param attempts retrainings that one alarm gets until a candidate is promoted
 * @param schedule asks without any other reason; empty leaves that to alarms and people
 * @param state directory for the work of trainings and the data sets of bundles
 * @param flink where trainings are run; empty for a process on the service's own machine
 * @param dataSetsKept data sets of how many bundles are kept, the newest
 * @param properties all of them as they were given, for the training process
 */
record RetrainingConfig(
        Connection connection,
        int opsPort,
        String catalogue,
        Duration clockSkew,
        Duration cooldown,
        int attempts,
        RepeatRules repeat,
        Optional<SigningKey> signingKey,
        BundleSource source,
        Optional<BundleStore> store,
        RetrainingRules rules,
        Path state,
        TrainingBudget budget,
        Optional<FlinkPlace> flink,
        int dataSetsKept,
        Optional<Schedule> schedule,
        Map<String, String> properties) {

    static final String SIGNING_KEY = "models.signing.key";

    /**
     * Keys beside those of the connection, with their defaults: {@code ops.port} 0, {@code catalogue} handbook, {@code clock.skew} 1h,
     * {@code cooldown} 10m, {@code attempts} 5, {@code repeat.frauds} 20, {@code repeat.growth} 0.1, {@code label.maturity} 7d, {@code training.range} 60d,
     * {@code comparison.share} 0.3, {@code params} "", {@code review.share} 0.01, {@code decline.share} 0.002,
     * {@code minimum.frauds} 20, {@code minimum.gain} 0.01, {@code gate.training.noise} 0.4, {@code confidence} 0.99, {@code resamples} 1000,
     * {@code seed} 17, {@code models.signing.key} "" (a private key in PEM),
     * {@code models.store} "" (a directory for bundles too large for the log), {@code models.fetch.from} "" (where such a
     * champion may lie), {@code state.dir} .tidemark/retraining, {@code training.time} 1h, {@code training.memory} 2048 (MiB
     * of the training process), {@code training.heap} half of that, {@code training.rows} 0 (as many as the heap holds), {@code training.run} process (or flink, with {@code training.flink}, an address, and
     * {@code training.flink.jar}, found on the class path),
     * {@code search.candidates} 8, {@code search.time} 10m, {@code search.validation} 0.2, {@code search.patience} 20,
     * {@code search.rounds} 400, {@code search.frauds} 20, {@code cost.fraud}, {@code cost.review} and {@code cost.decline} 0
     * (thresholds spend the alert budget), {@code release.share} 0 (of what would be declined, let through by chance), {@code datasets.keep} 20, {@code schedule} "" (a time like 7d), {@code schedule.clock} wall (or
     * event). {@code gate.segment.frauds} 20, {@code gate.segment.loss} 0.05 and {@code gate.segment.confidence} 0.9 are of
     * segments that an alarm named; the other keys {@code gate.*} are with {@link GuardSettings#of}.
     *
     * @throws IllegalArgumentException in one sentence that names every key in error
     */
    static RetrainingConfig from(Map<String, String> properties) {
        Settings settings = new Settings(properties);
        GateRules gate = new GateRules(
                settings.whole("minimum.frauds", GateRules.DEFAULT.minimumFrauds(), 1),
                settings.number("minimum.gain", GateRules.DEFAULT.minimumGain(), 0, 1),
                settings.number("gate.training.noise", GateRules.DEFAULT.trainingNoise(), 0, 100),
                settings.number("confidence", GateRules.DEFAULT.confidence(), 0, 1),
                settings.whole("resamples", GateRules.DEFAULT.resamples(), 1),
                settings.whole("seed", (int) GateRules.DEFAULT.seed(), 0),
                settings.whole("gate.segment.frauds", GateRules.DEFAULT.segmentFrauds(), 1),
                settings.number("gate.segment.loss", GateRules.DEFAULT.segmentLoss(), 0, 1),
                settings.number("gate.segment.confidence", GateRules.DEFAULT.segmentConfidence(), 0, 1),
                GuardSettings.of(settings));
        double review = settings.number("review.share", AlertBudget.DEFAULT.reviewShare(), 0, 1);
        double decline = settings.number("decline.share", AlertBudget.DEFAULT.declineShare(), 0, 1);
        Duration maturity = settings.duration("label.maturity", "7d");
        Duration range = settings.duration("training.range", "60d");
        double share = settings.number("comparison.share", 0.3, 0.01, 0.99);
        int port = settings.whole("ops.port", 0, 0);
        Duration skew = settings.duration("clock.skew", "1h");
        Duration cooldown = settings.duration("cooldown", "10m");
        int attempts = settings.whole("attempts", 5, 1);
        RepeatRules repeat = new RepeatRules(
                settings.whole("repeat.frauds", 20, 0), settings.number("repeat.growth", 0.1, 0, 1_000));
        Optional<SigningKey> signingKey = settings.signingKey(SIGNING_KEY);
        Duration time = settings.duration("training.time", "1h");
        int memory = settings.whole("training.memory", 2_048, 64);
        int heap = settings.whole("training.heap", memory / 2, 32);
        Optional<FlinkPlace> flink = FlinkPlace.of(settings);
        int rows = settings.whole("training.rows", 0, 0);
        Optional<Schedule> schedule = Schedule.of(settings);
        int dataSetsKept = settings.whole("datasets.keep", 20, 0);
        SearchRules search = SearchRules.of(settings);
        double fraudCost = settings.number("cost.fraud", 0, 0, Double.MAX_VALUE);
        double reviewCost = settings.number("cost.review", 0, 0, Double.MAX_VALUE);
        double declineCost = settings.number("cost.decline", 0, 0, Double.MAX_VALUE);
        double releaseShare = settings.number("release.share", 0, 0, 1);
        settings.requireSound();
        AlertBudget budget = new AlertBudget(review, decline);
        Thresholding thresholding = fraudCost + reviewCost + declineCost == 0
                ? budget
                : new DecisionCosts(fraudCost, reviewCost, declineCost);
        RetrainingRules rules = new RetrainingRules(
                maturity,
                range,
                share,
                TrainingParameters.parse(settings.text("params", "")),
                search,
                budget,
                thresholding.releasing(releaseShare),
                gate);
        return new RetrainingConfig(
                Connection.from(properties),
                port,
                settings.text("catalogue", "handbook"),
                skew,
                cooldown,
                attempts,
                repeat,
                signingKey,
                BundleSource.from(settings.text("models.fetch.from", ""), BundleSource.MAX_BYTES, BundleSource.TIMEOUT),
                Optional.of(settings.text("models.store", ""))
                        .filter(directory -> !directory.isEmpty())
                        .map(directory -> new BundleStore(Path.of(directory))),
                rules,
                Path.of(settings.text("state.dir", ".tidemark/retraining")),
                new TrainingBudget(time, memory, heap, rows),
                flink,
                dataSetsKept,
                schedule,
                Map.copyOf(properties));
    }

    /**
     * How trainings are run under this configuration.
     *
     * @param progress hears what the training is at
     * @param stopped once true the training is given up
     */
    TrainingRun training(InstantSource clock, Consumer<String> progress, BooleanSupplier stopped) {
        return flink.<TrainingRun>map(place -> new FlinkTraining(place, state, budget, clock, progress, stopped))
                .orElseGet(() -> new TrainingProcess(state, budget, clock, progress, stopped));
    }
}
