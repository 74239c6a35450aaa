package io.tidemark.retraining;

import java.util.Arrays;
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
        int frauds = TrainingSet.frauds(rows);
        double ours = bootstrap.averagePrecision(candidate);
        OptionalDouble theirs = champion.map(scores -> OptionalDouble.of(bootstrap.averagePrecision(scores)))
                .orElse(OptionalDouble.empty());
        // Without a champion the candidate must beat a model that knows nothing: all scores equal.
        double[] rival = champion.orElseGet(() -> new double[rows.size()]);
        double share = bootstrap.shareOfGains(candidate, rival, rules.minimumGain());
        double reviewed = (double) Arrays.stream(candidate)
                        .filter(score -> score >= reviewThreshold)
                        .count()
                / rows.size();
        boolean withinBudget = reviewed <= 2 * budget.reviewShare() + 1.0 / rows.size();
        boolean promote = share >= rules.confidence() && withinBudget;
        String text =
                "On the newest %,d matured transactions (%,d frauds) the candidate's average precision is %.3f against %s; it gains more than %.3f in %.1f %% of %,d resamples by customer and %.1f %% were asked for%s"
                                .formatted(
                                        rows.size(),
                                        frauds,
                                        ours,
                                        theirs.isPresent()
                                                ? "%.3f of the champion".formatted(theirs.getAsDouble())
                                                : "%.3f of guessing, with no champion in force"
                                                        .formatted((double) frauds / rows.size()),
                                        rules.minimumGain(),
                                        100 * share,
                                        rules.resamples(),
                                        100 * rules.confidence(),
                                        withinBudget
                                                ? ""
                                                : ", but its scores tie so much that %.1f %% would be reviewed where the budget is %.1f %%"
                                                        .formatted(100 * reviewed, 100 * budget.reviewShare()))
                        + (promote ? PROMOTE : KEEP);
        return new GateFinding(promote, ours, theirs, rows.size(), frauds, text);
    }
}
