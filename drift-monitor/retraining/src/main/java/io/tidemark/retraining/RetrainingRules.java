package io.tidemark.retraining;

import java.time.Duration;

/**
 * How a retraining is done.
 *
 * @param maturity an unlabelled transaction counts as genuine when it is this much older than the newest one
 * @param range how much matured time is trained and compared on
 * @param comparisonShare share of the matured rows, the newest, that candidate and champion are compared on
 */
record RetrainingRules(
        Duration maturity,
        Duration range,
        double comparisonShare,
        TrainingParameters params,
        AlertBudget budget,
        GateRules gate) {}
