package io.tidemark.features.audit;

import java.util.List;
import java.util.Map;

/**
 * What an audit found.
 *
 * @param catalogueHash of the catalogue that was audited
 * @param transactions on record, and read as history
 * @param labels taken in
 * @param vectors compared
 * @param vectorsDiffering with one mismatch at least
 * @param values compared
 * @param mismatches values that differ from the reference
 * @param explained of these, those that the recorded order of arrival gives bit for bit, or can give with other labels
 * @param byLabels of the explained, those that hang on which labels there were
 * @param unexplained the others
 * @param outsideRange vectors that served as history only
 * @param skipped vectors within the range that were not compared, by cause
 * @param uncomparedValues values of the vectors compared that were left out: their features had less history than they
 *     ask for, and said so, or are over labels of an entity whose record of events or labels begins too late
 * @param columns by feature, in the order of the vector
 */
public record AuditReport(
        String catalogueHash,
        long transactions,
        long labels,
        long vectors,
        long vectorsDiffering,
        long values,
        long mismatches,
        long explained,
        long byLabels,
        long unexplained,
        long outsideRange,
        Map<String, Long> skipped,
        long uncomparedValues,
        List<FeatureAudit> columns) {

    /** Vectors of another catalogue than the one audited. */
    public static final String OTHER_CATALOGUE = "other_catalogue";

    /** Vectors that do not say in which order they were computed. */
    public static final String NOT_NUMBERED = "not_numbered";

    /** Vectors whose windows reach back to events that are not on record, or whose order is not. */
    public static final String INCOMPLETE_HISTORY = "incomplete_history";

    /** Further records of a transaction that is on record already. */
    public static final String REPEATED = "repeated";

    /** Unexplained values by values compared; 0 of none. */
    public double unexplainedShare() {
        return values == 0 ? 0 : (double) unexplained / values;
    }
}
