package io.tidemark.training.rows;

import java.util.List;

/** How many transactions rows stand for. */
public final class Weights {

    private Weights() {}

    /** In the order of the rows. */
    public static double[] of(List<TrainingRow> rows) {
        return rows.stream().mapToDouble(TrainingRow::weight).toArray();
    }

    public static double sum(List<TrainingRow> rows) {
        double sum = 0;
        for (TrainingRow row : rows) {
            sum += row.weight();
        }
        return sum;
    }
}
