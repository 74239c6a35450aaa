package io.tidemark.features.audit;

/**
 * What was found of one feature.
 *
 * @param vectors compared
 * @param mismatches values that differ from the reference as doubles; NaN equals NaN
 * @param explained of these, those that the recorded order of arrival gives bit for bit, or can give with other labels
 * @param byLabels of the explained, those that hang on which labels there were: so many, but not the first to be
 *     appended
 * @param unexplained the others
 * @param largestDifference of mismatches where both are numbers; null without any
 * @param firstUnexplained id of the first transaction with an unexplained value; null without any
 */
public record FeatureAudit(
        String name,
        long vectors,
        long mismatches,
        long explained,
        long byLabels,
        long unexplained,
        Double largestDifference,
        String firstUnexplained) {}
