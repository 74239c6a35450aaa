package io.tidemark.features.audit;

/**
 * What was found of one feature.
 *
 * @param vectors compared
 * @param mismatches values that differ from the reference as doubles; NaN equals NaN
 * @param explained of these, those that the recorded order of arrival gives bit for bit
 * @param unexplained the others
 * @param largestDifference of mismatches where both are numbers; null without any
 * @param firstUnexplained id of the first transaction with an unexplained value; null without any
 */
public record FeatureAudit(
        String name,
        long vectors,
        long mismatches,
        long explained,
        long unexplained,
        Double largestDifference,
        String firstUnexplained) {}
