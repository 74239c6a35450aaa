package io.tidemark.retraining;

import java.util.List;

/** How many transactions rows stand for. */
final class Weights {

    private Weights() {}

    /** In the order of the rows. */
    static double[] of(List<TrainingRow> rows) {
        return rows.stream().mapToDouble(TrainingRow::weight).toArray();
    }

    static double sum(List<TrainingRow> rows) {
        double sum = 0;
        for (TrainingRow row : rows) {
            sum += row.weight();
        }
        return sum;
    }
}
