package io.tidemark.drift.stats.quality.tally;

import java.util.List;

/**
 * What quality needs of a scored transaction.
 *
 * @param model version of the model that scored it
 * @param segments names of the segments that it belongs to, beside all traffic
 * @param eventTime ms since the epoch; the transaction counts for the window of this moment, whenever its label comes
 * @param score calibrated probability of fraud
 * @param propensity probability with which it was let through although the policy would have declined it; 1 where no
 *     chance was involved
 * @param minorUnits its amount
 * @param currency ISO 4217
 * @param customer hash of the customer's id
 */
public record ScoredTransaction(
        String model,
        List<String> segments,
        long eventTime,
        double score,
        Decided decided,
        double propensity,
        long minorUnits,
        String currency,
        long customer) {

    public ScoredTransaction {
        if (!(propensity > 0 && propensity <= 1)) {
            throw new IllegalArgumentException("a propensity is more than 0 and at most 1, not " + propensity);
        }
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("a score is from 0 to 1, not " + score);
        }
        segments = List.copyOf(segments);
    }
}
