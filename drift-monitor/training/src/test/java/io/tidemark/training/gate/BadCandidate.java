package io.tidemark.training.gate;

import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.training.RetrainingOutcome;
import io.tidemark.training.rows.TimeSplit;
import io.tidemark.training.rows.TrainingRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * Ways in which candidates go bad, and a pattern of what is to be said of each. The first ones come out of a retraining
 * on bad rows, the last ones are bundles that were good before somebody damaged them.
 */
enum BadCandidate {
    SHUFFLED_LABELS("it gains more than 0\\.0\\d+ in \\d{1,2}\\.\\d %", BadCandidate::shuffledLabels),
    PERMUTED_FEATURES("the rows are not what was served", BadCandidate::permutedFeatures),
    MISSING_FEATURE("F is missing in \\d+\\.\\d % of the rows to compare on", BadCandidate::missingFeature),
    LEAKED_FEATURE("L gives the label away|looks at other features .* L from", BadCandidate::leakedFeature),
    CONSTANT("it gives all of [\\d,]+ transactions one score", BadCandidate::constant),
    STALE("more than 14 days before|the champion knows rows until", BadCandidate::stale),
    NAN_LEAF("cannot be used, .* without a finite value", BadCandidate::nanLeaf),
    MISCALIBRATED("it is mis-calibrated", BadCandidate::miscalibrated),
    WRONG_HASH("cannot be used, .* hash|cannot be used, .* SHA-256", BadCandidate::wrongHash),
    FLOOD("would be reviewed where the budget is", BadCandidate::flood);

    private static final int ROWS = 6_000;
    /** What carries frauds after the change, and what carries nothing ever. */
    private static final int TELLING = 7;

    private static final int SILENT = 13;

    private final String reason;
    private final LongFunction<GateFinding> made;

    BadCandidate(String reason, LongFunction<GateFinding> made) {
        this.reason = reason.replaceFirst(
                        "\\bF\\b", ProofWorld.SPACE.featureNames().get(TELLING))
                .replaceAll("\\bL\\b", ProofWorld.SPACE.featureNames().get(SILENT));
        this.made = made;
    }

    GateFinding finding(long seed) {
        return made.apply(seed);
    }

    /** A pattern that the finding holds. */
    String reason() {
        return reason;
    }

    private static Champion champion(long seed) {
        return ProofRetraining.champion(seed, ROWS);
    }

    private static GateFinding shuffledLabels(long seed) {
        List<TrainingRow> rows = ProofWorld.REPLACED.rows(seed, ROWS);
        List<Boolean> labels =
                new ArrayList<>(rows.stream().map(TrainingRow::fraud).toList());
        Collections.shuffle(labels, new Random(seed));
        List<TrainingRow> poisoned = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            poisoned.add(Damage.row(rows.get(i), rows.get(i).vector(), labels.get(i)));
        }
        return ProofRetraining.run(poisoned, champion(seed)).finding();
    }

    /**
     * To the champion the world looks changed, and the candidate would be right on rows that nobody will ever serve.
     */
    private static GateFinding permutedFeatures(long seed) {
        Champion champion = champion(seed);
        List<TrainingRow> served = Damage.servedBy(champion, ProofWorld.STATIONARY.rows(seed, ROWS));
        int by = 1 + (int) seed;
        return ProofRetraining.run(Damage.vectors(served, row -> Damage.rotated(row.vector(), by)), champion)
                .finding();
    }

    /** From half to all of the newest values of what carries the frauds. */
    private static GateFinding missingFeature(long seed) {
        List<TrainingRow> rows = ProofWorld.REPLACED.rows(seed, ROWS);
        long from = TimeSplit.of(rows, 0.3).comparison().get(0).eventTime();
        Random random = new Random(seed);
        return ProofRetraining.run(
                        Damage.vectors(
                                rows,
                                row -> row.eventTime() >= from && random.nextDouble() < 0.5 + 0.125 * seed
                                        ? Damage.changed(row.vector(), TELLING, Double.NaN)
                                        : row.vector()),
                        champion(seed))
                .finding();
    }

    /**
     * Of eight in ten to all of the frauds something is known that nobody could know in time; or only when a value is
     * missing.
     */
    private static GateFinding leakedFeature(long seed) {
        Random random = new Random(seed);
        ProofWorld world = seed == 4 ? ProofWorld.REPLACED : ProofWorld.STATIONARY;
        return ProofRetraining.run(
                        Damage.vectors(world.rows(seed, ROWS), row -> {
                            boolean leaked = row.fraud() && random.nextDouble() < 0.8 + 0.05 * seed;
                            double told = seed == 3 ? Double.NaN : 9;
                            return leaked ? Damage.changed(row.vector(), SILENT, told) : row.vector();
                        }),
                        champion(seed))
                .finding();
    }

    private static GateFinding constant(long seed) {
        List<TrainingRow> rows = ProofWorld.STATIONARY.rows(seed, ROWS);
        double[] one = rows.get(0).vector();
        return ProofRetraining.run(Damage.vectors(rows, row -> one), champion(seed))
                .finding();
    }

    /** Of rows that ended weeks ago, or before the champion's own. */
    private static GateFinding stale(long seed) {
        Champion champion = champion(seed);
        Duration ago = Duration.ofDays(seed % 2 == 0 ? 15 + seed : 33 + seed);
        List<TrainingRow> rows = ProofWorld.REPLACED.rows(seed, ROWS, ProofWorld.NOW.minus(ago));
        return ProofRetraining.run(
                        rows, seed % 2 == 0 ? ProofWorld.NOW : ProofWorld.NOW.minus(ago), Optional.of(champion))
                .finding();
    }

    private static GateFinding nanLeaf(long seed) {
        return damaged(seed, Damage::nanLeaf);
    }

    private static GateFinding miscalibrated(long seed) {
        return damaged(seed, good -> Damage.calibration(good, 2 + seed / 2.0));
    }

    private static GateFinding wrongHash(long seed) {
        return damaged(seed, good -> seed % 2 == 0 ? Damage.catalogueHash(good) : Damage.otherPart(good));
    }

    private static GateFinding flood(long seed) {
        return damaged(seed, good -> Damage.threshold(good, seed * 1e-5));
    }

    private static GateFinding damaged(long seed, Function<Bundle, byte[]> damage) {
        List<TrainingRow> rows = ProofWorld.REPLACED.rows(seed, ROWS);
        Champion champion = champion(seed);
        RetrainingOutcome good = ProofRetraining.run(rows, champion);
        if (!good.finding().promote()) {
            throw new IllegalStateException(
                    "nothing would be shown: " + good.finding().text());
        }
        return ProofRetraining.judge(damage.apply(good.bundle().orElseThrow()), rows, champion);
    }
}
