package io.tidemark.features.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Counts by feature. */
final class Tally {

    private final List<String> names;
    private final long[] vectors;
    private final long[] mismatches;
    private final long[] explained;
    private final long[] byLabels;
    private final double[] largest;
    private final String[] firstUnexplained;

    Tally(List<String> names) {
        this.names = names;
        vectors = new long[names.size()];
        mismatches = new long[names.size()];
        explained = new long[names.size()];
        byLabels = new long[names.size()];
        largest = new double[names.size()];
        firstUnexplained = new String[names.size()];
        Arrays.fill(largest, -1);
    }

    void compared(int feature) {
        vectors[feature]++;
    }

    void mismatch(int feature, double served, double reference) {
        mismatches[feature]++;
        double difference = Math.abs(served - reference);
        if (difference > largest[feature]) {
            largest[feature] = difference;
        }
    }

    void explained(int feature) {
        explained[feature]++;
    }

    void explainedByLabels(int feature) {
        explained[feature]++;
        byLabels[feature]++;
    }

    void unexplained(int feature, String transactionId) {
        if (firstUnexplained[feature] == null) {
            firstUnexplained[feature] = transactionId;
        }
    }

    List<FeatureAudit> columns() {
        List<FeatureAudit> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            columns.add(new FeatureAudit(
                    names.get(i),
                    vectors[i],
                    mismatches[i],
                    explained[i],
                    byLabels[i],
                    mismatches[i] - explained[i],
                    largest[i] < 0 ? null : largest[i],
                    firstUnexplained[i]));
        }
        return columns;
    }
}
