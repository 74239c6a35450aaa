package io.tidemark.training.rows;

import java.util.List;

/** Older rows to train on, newer rows to compare on; nothing trains on what it is compared on or on what came later. */
public record TimeSplit(List<TrainingRow> training, List<TrainingRow> comparison) {

    /**
     * @param rows in time order
     * @param comparisonShare share of what the rows stand for, the newest, to compare on; rows of one moment stay on
     *     one side
     */
    public static TimeSplit of(List<TrainingRow> rows, double comparisonShare) {
        double older = Math.round(Weights.sum(rows) * (1 - comparisonShare));
        int cut = 0;
        for (double passed = 0; cut < rows.size() && passed < older; cut++) {
            passed += rows.get(cut).weight();
        }
        while (cut > 0
                && cut < rows.size()
                && rows.get(cut).eventTime() == rows.get(cut - 1).eventTime()) {
            cut++;
        }
        return new TimeSplit(rows.subList(0, cut), rows.subList(cut, rows.size()));
    }
}
