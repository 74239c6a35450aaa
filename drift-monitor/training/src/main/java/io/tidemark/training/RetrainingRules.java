package io.tidemark.training;

import io.tidemark.training.bundle.AlertBudget;
import io.tidemark.training.bundle.Thresholding;
import io.tidemark.training.gate.GateRules;
import io.tidemark.training.params.TrainingParameters;
import io.tidemark.training.search.SearchRules;
import java.time.Duration;

/**
 * How a retraining is done.
 *
 * @param maturity an unlabelled transaction counts as genuine when it is this much older than the newest one
 * @param range how much matured time is trained and compared on
 * @param comparisonShare share of the matured rows, the newest, that candidate and champion are compared on
 * @param params what the search begins with, or what is trained without one
 * @param budget how much people can look at, which no candidate may exceed by far
 * @param thresholding how decisions follow from scores
 */
public record RetrainingRules(
        Duration maturity,
        Duration range,
        double comparisonShare,
        TrainingParameters params,
        SearchRules search,
        AlertBudget budget,
        Thresholding thresholding,
        GateRules gate) {

    /** Without a search, and with thresholds that spend the alert budget. */
    public RetrainingRules(
            Duration maturity,
            Duration range,
            double comparisonShare,
            TrainingParameters params,
            AlertBudget budget,
            GateRules gate) {
        this(maturity, range, comparisonShare, params, SearchRules.NONE, budget, budget, gate);
    }

    /**
     * By how much the newest row trained on may lie before what could have matured: half-way from where the split lies
     * to the whole range.
     */
    public Duration trainingAge() {
        return Duration.ofMillis(Math.round(range.toMillis() * (1 + comparisonShare) / 2));
    }
}
