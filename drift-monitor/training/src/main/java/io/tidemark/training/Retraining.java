package io.tidemark.training;

import io.tidemark.nouns.Nouns;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.calibration.Calibration;
import io.tidemark.scoring.model.manifest.DataSet;
import io.tidemark.scoring.model.manifest.Training;
import io.tidemark.training.bundle.BundleAssembler;
import io.tidemark.training.bundle.FeatureSpace;
import io.tidemark.training.fit.Calibrating;
import io.tidemark.training.fit.ManifestMetrics;
import io.tidemark.training.fit.TrainedModel;
import io.tidemark.training.fit.Trainer;
import io.tidemark.training.gate.Candidacy;
import io.tidemark.training.gate.Champion;
import io.tidemark.training.gate.EvidenceFrom;
import io.tidemark.training.gate.Gate;
import io.tidemark.training.gate.GateFinding;
import io.tidemark.training.gate.Judged;
import io.tidemark.training.params.TrainingParameters;
import io.tidemark.training.rows.Segments;
import io.tidemark.training.rows.TimeSplit;
import io.tidemark.training.rows.TrainingRow;
import io.tidemark.training.rows.TrainingSet;
import io.tidemark.training.search.ParameterSearch;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** One retraining: split by time, train on the older rows, compare on the newer ones. Knows no Kafka. */
public final class Retraining {

    private final RetrainingRules rules;
    private final InstantSource clock;
    private final Consumer<String> progress;

    public Retraining(RetrainingRules rules, InstantSource clock, Consumer<String> progress) {
        this.rules = rules;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * The candidate that is returned is the very model that was compared.
     *
     * @param dataSet where the rows can be read again; empty if nowhere
     */
    public RetrainingOutcome run(
            String version,
            TrainingSet set,
            Optional<DataSet> dataSet,
            FeatureSpace space,
            Optional<Champion> champion) {
        return run(version, set, dataSet, space, champion, Segments.NONE);
    }

    /** @param segments where an alarm saw a drift: there the candidate must be no worse than the champion */
    public RetrainingOutcome run(
            String version,
            TrainingSet set,
            Optional<DataSet> dataSet,
            FeatureSpace space,
            Optional<Champion> champion,
            Segments segments) {
        Optional<String> change = set.catalogueChange();
        if (change.isPresent()) {
            return RetrainingOutcome.refused(version, change.get());
        }
        TrainingParameters params;
        try {
            params = rules.params().over(space.featureNames());
        } catch (IllegalArgumentException e) {
            return RetrainingOutcome.refused(
                    version, "The catalogue " + space.catalogue() + " does not fit: " + e.getMessage());
        }
        TimeSplit split = TimeSplit.of(set.rows(), rules.comparisonShare());
        Gate gate = new Gate(rules.gate(), rules.budget(), rules.trainingAge(), space.nouns());
        Optional<String> refusal = gate.refusal(split).or(() -> tooFewGenuine(split, space.nouns()));
        if (refusal.isPresent()) {
            return new RetrainingOutcome(
                    version,
                    Optional.empty(),
                    refused(split, refusal.get() + set.noLabelMatched().orElse("")));
        }
        ParameterSearch.Found found = new ParameterSearch(
                        rules.search(),
                        rules.gate().seed(),
                        clock,
                        space.nouns(),
                        line -> progress.accept(version + ": " + line))
                .best(params, split.training(), space.featureNames());
        progress.accept(space.nouns()
                .in("%s: training on %,d rows with %,d {positives}")
                .formatted(version, split.training().size(), TrainingSet.frauds(split.training())));
        List<TrainingRow> comparison = split.comparison();
        try (TrainedModel model =
                new Trainer(found.parameters(), space.nouns()).train(split.training(), space.featureNames())) {
            Optional<Calibration> calibration = Calibrating.fit(model, comparison);
            double[] scores = Calibrating.scores(model, calibration, comparison);
            progress.accept(space.nouns()
                    .in("%s: comparing on %,d rows with %,d {positives}")
                    .formatted(version, comparison.size(), TrainingSet.frauds(comparison)));
            Bundle candidate = new BundleAssembler(space, rules.thresholding(), set::evenlySampled)
                    .assemble(
                            version,
                            clock.instant(),
                            model,
                            training(split, space, found.parameters(), dataSet),
                            Map.of(),
                            calibration,
                            comparison,
                            scores);
            Judged judged =
                    gate.judge(candidate.bytes(), new Candidacy(space, split, set.maturedUntil(), champion, segments));
            if (judged.figures().isEmpty()) {
                return new RetrainingOutcome(version, Optional.empty(), judged.finding());
            }
            Map<String, Double> metrics = metrics(set, judged);
            metrics.put(
                    ManifestMetrics.COMPARISON_FRAUD_SHARE,
                    EvidenceFrom.sample(comparison).fraudShare());
            metrics.put(ManifestMetrics.SEARCH_CANDIDATES, (double) found.tried());
            metrics.putAll(calibrationMetrics(model, comparison));
            return new RetrainingOutcome(
                    version, Optional.of(BundleAssembler.withMetrics(candidate, metrics)), judged.finding());
        }
    }

    /** Where nearly everything is labelled as fraud the labels are not what they are taken for. */
    private Optional<String> tooFewGenuine(TimeSplit split, Nouns nouns) {
        int least = rules.gate().minimumFrauds();
        int training = split.training().size() - TrainingSet.frauds(split.training());
        int comparison = split.comparison().size() - TrainingSet.frauds(split.comparison());
        if (training >= least && comparison >= least) {
            return Optional.empty();
        }
        return Optional.of(nouns.in(
                        "Too few matured {negative} {events}: %,d of %,d rows to train on and %,d of %,d rows to compare"
                                + " on, at least %,d are needed in each: kept back")
                .formatted(
                        training,
                        split.training().size(),
                        comparison,
                        split.comparison().size(),
                        least));
    }

    /**
     * The bundle's calibration is of all these rows; what it is worth is shown by one of the older half on the newer.
     */
    private static Map<String, Double> calibrationMetrics(TrainedModel model, List<TrainingRow> rows) {
        TimeSplit halves = TimeSplit.of(rows, 0.5);
        return Calibrating.metrics(model, Calibrating.fit(model, halves.training()), halves.comparison());
    }

    private Training training(
            TimeSplit split, FeatureSpace space, TrainingParameters params, Optional<DataSet> dataSet) {
        List<TrainingRow> rows = split.training();
        return new Training(
                "scores",
                Instant.ofEpochMilli(rows.get(0).eventTime()),
                Instant.ofEpochMilli(rows.get(rows.size() - 1).eventTime() + 1),
                rows.size(),
                TrainingSet.frauds(rows),
                rules.maturity(),
                params.all(),
                Optional.of(TrainingSet.everMissing(rows, space.featureNames())),
                dataSet);
    }

    private static Map<String, Double> metrics(TrainingSet set, Judged judged) {
        GateFinding finding = judged.finding();
        Map<String, Double> metrics = new HashMap<>(judged.figures());
        metrics.put(ManifestMetrics.AVERAGE_PRECISION, finding.candidateAveragePrecision());
        metrics.put(ManifestMetrics.COMPARISON_ROWS, (double) finding.comparisonRows());
        metrics.put(ManifestMetrics.COMPARISON_FRAUDS, (double) finding.comparisonFrauds());
        finding.championAveragePrecision()
                .ifPresent(value -> metrics.put(ManifestMetrics.CHAMPION_AVERAGE_PRECISION, value));
        set.sampling().ifPresent(sampling -> metrics.put(ManifestMetrics.GENUINE_SHARE_KEPT, sampling.share()));
        set.counts().forEach((what, count) -> metrics.put(ManifestMetrics.COUNT + what, (double) count));
        return metrics;
    }

    private static GateFinding refused(TimeSplit split, String text) {
        return new GateFinding(
                false,
                Double.NaN,
                OptionalDouble.empty(),
                split.comparison().size(),
                TrainingSet.frauds(split.comparison()),
                text);
    }
}
