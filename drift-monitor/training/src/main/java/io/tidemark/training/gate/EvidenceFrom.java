package io.tidemark.training.gate;

import io.tidemark.nouns.Nouns;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.calibration.Calibration;
import io.tidemark.scoring.model.calibration.CalibrationFit;
import io.tidemark.scoring.model.engine.UnsupportedModelException;
import io.tidemark.scoring.model.forest.CompiledForest;
import io.tidemark.scoring.model.forest.ForestWork;
import io.tidemark.scoring.model.manifest.Manifest;
import io.tidemark.training.fit.Calibrating;
import io.tidemark.training.fit.ColumnImportance;
import io.tidemark.training.fit.ManifestMetrics;
import io.tidemark.training.gate.guard.Contender;
import io.tidemark.training.gate.guard.Contender.Promise;
import io.tidemark.training.gate.guard.Evidence;
import io.tidemark.training.gate.guard.Forecast;
import io.tidemark.training.gate.guard.Sample;
import io.tidemark.training.rows.Served;
import io.tidemark.training.rows.TimeSplit;
import io.tidemark.training.rows.TrainingRow;
import io.tidemark.training.rows.TrainingSet;
import io.tidemark.training.rows.Weights;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Gathers what guardrails look at. */
public record EvidenceFrom(Candidacy candidacy) {

    /**
     * @param bundle the candidate's
     * @param scored what it says of the comparison rows
     * @param champion what the champion says of them; empty if none is in force
     */
    Evidence of(Bundle bundle, ScoredRows scored, Optional<ScoredRows> champion) {
        List<TrainingRow> training = candidacy.split().training();
        Sample comparison = sample(candidacy.rows());
        double[] inTraining = ColumnImportance.of(bundle.model(), bundle.modelFormat(), training);
        return new Evidence(
                candidacy.space().featureNames(),
                candidacy.space().calendarFeatures(),
                sample(training),
                last(training),
                comparison,
                last(candidacy.rows()),
                candidacy.maturedUntil(),
                contender(bundle, scored, inTraining, comparison),
                champion.map(ours ->
                        contender(candidacy.champion().orElseThrow().bundle(), ours, new double[0], comparison)),
                forecasts(scored, comparison),
                champion.map(this::replay).orElse(Evidence.Replay.NONE));
    }

    private Evidence.Replay replay(ScoredRows again) {
        String champion = candidacy.champion().orElseThrow().bundle().sha256();
        int decided = 0;
        int unlike = 0;
        for (int i = 0; i < again.margins().length; i++) {
            Served served = candidacy.rows().get(i).served();
            if (served.by(champion)) {
                decided++;
                unlike += served.said(again.margins()[i]) ? 0 : 1;
            }
        }
        return new Evidence.Replay(decided, unlike);
    }

    private Contender contender(Bundle bundle, ScoredRows scored, double[] looksInTraining, Sample comparison) {
        Manifest manifest = bundle.manifest();
        Instant trained = manifest.training().to();
        return new Contender(
                scored.scores(),
                new RankedScores(scored.scores()).averagePrecision(comparison.frauds(), comparison.weights()),
                ColumnImportance.of(bundle.model(), bundle.modelFormat(), candidacy.rows()),
                looksInTraining,
                work(bundle),
                bundle.bytes().length,
                manifest.policy().reviewThreshold(),
                manifest.calibration()
                        .map(Calibration::to)
                        .filter(trained::isBefore)
                        .orElse(trained),
                promise(manifest.metrics()));
    }

    private static Optional<Promise> promise(Map<String, Double> metrics) {
        Double promised = metrics.get(ManifestMetrics.AVERAGE_PRECISION);
        if (promised == null || !(promised > 0)) {
            return Optional.empty();
        }
        double tested = metrics.getOrDefault(ManifestMetrics.TEST_FRAUDS, Double.NaN)
                / metrics.getOrDefault(ManifestMetrics.TEST_ROWS, Double.NaN);
        double share = metrics.getOrDefault(ManifestMetrics.COMPARISON_FRAUD_SHARE, tested);
        return Optional.of(
                new Promise(promised, share > 0 && share < 1 ? OptionalDouble.of(share) : OptionalDouble.empty()));
    }

    private static Optional<ForestWork> work(Bundle bundle) {
        try (CompiledForest forest = CompiledForest.compile(bundle.model(), bundle.modelFormat())) {
            return Optional.of(forest.work());
        } catch (UnsupportedModelException e) {
            return Optional.empty();
        }
    }

    /** Of the scores as they will be, and of what the older half says of the newer one, which it was not fitted to. */
    private List<Forecast> forecasts(ScoredRows scored, Sample rows) {
        List<Forecast> forecasts = new ArrayList<>();
        forecasts.add(new Forecast(
                nouns().in("%,d {events}").formatted(rows.frauds().length),
                scored.scores(),
                rows.frauds(),
                rows.customers(),
                rows.weights()));
        int half = TimeSplit.of(candidacy.rows(), 0.5).training().size();
        int all = rows.frauds().length;
        if (TrainingSet.frauds(candidacy.rows().subList(0, half)) >= Calibrating.LEAST_FRAUDS) {
            CalibrationFit.fit(
                            Arrays.copyOf(scored.margins(), half),
                            Arrays.copyOf(rows.frauds(), half),
                            Arrays.copyOf(rows.weights(), half))
                    .ifPresent(line -> {
                        Calibration older = new Calibration(
                                line.slope(), line.intercept(), Instant.EPOCH, Instant.EPOCH, half, half);
                        double[] probabilities = new double[all - half];
                        for (int i = half; i < all; i++) {
                            probabilities[i - half] = older.probability(scored.margins()[i]);
                        }
                        forecasts.add(new Forecast(
                                nouns().in("the newest %,d {events}, calibrated by those before")
                                        .formatted(all - half),
                                probabilities,
                                Arrays.copyOfRange(rows.frauds(), half, all),
                                Arrays.copyOfRange(rows.customers(), half, all),
                                Arrays.copyOfRange(rows.weights(), half, all)));
                    });
        }
        return forecasts;
    }

    private Nouns nouns() {
        return candidacy.space().nouns();
    }

    public static Sample sample(List<TrainingRow> rows) {
        double[][] vectors = new double[rows.size()][];
        boolean[] frauds = new boolean[rows.size()];
        int[] customers = new int[rows.size()];
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < vectors.length; i++) {
            TrainingRow row = rows.get(i);
            vectors[i] = row.vector();
            frauds[i] = row.fraud();
            customers[i] = next(numbers, row.customerId());
        }
        return new Sample(vectors, frauds, customers, Weights.of(rows));
    }

    private static int next(Map<String, Integer> numbers, String customer) {
        int next = numbers.size();
        return numbers.computeIfAbsent(customer, id -> next);
    }

    private static Instant last(List<TrainingRow> rows) {
        return Instant.ofEpochMilli(rows.get(rows.size() - 1).eventTime());
    }
}
