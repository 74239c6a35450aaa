package io.tidemark.retraining;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Matured rows with a known class.
 *
 * @param rows by event time, then transaction id
 * @param maturedUntil no row is younger than this
 * @param counts how many rows came from where, and how many were left out and why; keys in a fixed order
 */
record TrainingSet(List<TrainingRow> rows, Instant maturedUntil, Map<String, Integer> counts) {

    int frauds() {
        return frauds(rows);
    }

    static int frauds(List<TrainingRow> rows) {
        int frauds = 0;
        for (TrainingRow row : rows) {
            frauds += row.fraud() ? 1 : 0;
        }
        return frauds;
    }

    /** The names of the features that some row has no value of. */
    static Set<String> everMissing(List<TrainingRow> rows, List<String> featureNames) {
        Set<String> missing = new HashSet<>();
        for (TrainingRow row : rows) {
            for (int i = 0; i < row.vector().length; i++) {
                if (Double.isNaN(row.vector()[i])) {
                    missing.add(featureNames.get(i));
                }
            }
        }
        return missing;
    }
}
