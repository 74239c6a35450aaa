package io.tidemark.retraining;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Decides whether a candidate has earned the champion's place. */
final class Gate {

    private static final String PROMOTE = ": promote";
    private static final String KEEP = ": kept back";

    private final GateRules rules;
    private final AlertBudget budget;

    Gate(GateRules rules, AlertBudget budget) {
        this.rules = rules;
        this.budget = budget;
    }

    /** The sentence that refuses to train at all, or empty if there are frauds enough on both sides. */
    Optional<String> refusal(TimeSplit split) {
        int training = TrainingSet.frauds(split.training());
        int comparison = TrainingSet.frauds(split.comparison());
        if (training >= rules.minimumFrauds() && comparison >= rules.minimumFrauds()) {
            return Optional.empty();
        }
        return Optional.of(
                "Too few matured frauds: %,d in %,d rows to train on and %,d in %,d rows to compare on, at least %,d are needed in each"
                                .formatted(
                                        training,
                                        split.training().size(),
                                        comparison,
                                        split.comparison().size(),
                                        rules.minimumFrauds())
                        + KEEP);
    }

    /**
     * @param rows the comparison rows, which the candidate was not trained on
     * @param candidate its scores of these rows
     * @param reviewThreshold its threshold, chosen from the alert budget
     * @param champion the champion's scores of the same rows; empty if none is in force
     */
    GateFinding compare(
            List<TrainingRow> rows, double[] candidate, double reviewThreshold, Optional<double[]> champion) {
        PairedBootstrap bootstrap = new PairedBootstrap(rows, rules.resamples(), rules.seed());
        // Without a champion the candidate must beat a model that knows nothing: all scores equal.
        double[] rival = champion.orElseGet(() -> new double[rows.size()]);
        Comparison comparison = new Comparison(
                rows.size(),
                TrainingSet.frauds(rows),
                Weights.sum(rows),
                bootstrap.averagePrecision(candidate),
                champion.isPresent() ? OptionalDouble.of(bootstrap.averagePrecision(rival)) : OptionalDouble.empty(),
                bootstrap.shareOfGains(candidate, rival, rules.minimumGain()),
                shareFrom(reviewThreshold, candidate, rows));
        boolean promote = comparison.shareOfGains() >= rules.confidence() && comparison.withinBudget(budget);
        return new GateFinding(
                promote,
                comparison.candidate(),
                comparison.champion(),
                comparison.rows(),
                comparison.frauds(),
                comparison.sentence(rules, budget) + (promote ? PROMOTE : KEEP));
    }

    private static double shareFrom(double threshold, double[] scores, List<TrainingRow> rows) {
        double passing = 0;
        for (int i = 0; i < scores.length; i++) {
            passing += scores[i] >= threshold ? rows.get(i).weight() : 0;
        }
        return passing / Weights.sum(rows);
    }
}
