package io.tidemark.retraining;

import java.time.Instant;
import java.util.List;
import java.util.Map;

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
}
