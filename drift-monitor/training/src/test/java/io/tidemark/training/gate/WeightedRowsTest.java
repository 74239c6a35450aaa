package io.tidemark.training.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.training.bundle.AlertBudget;
import io.tidemark.training.rows.TimeSplit;
import io.tidemark.training.rows.TrainingRow;
import io.tidemark.training.rows.Weights;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What is computed of weighted rows is what is computed of rows that are repeated as often as their weight says. */
class WeightedRowsTest {

    private static final AlertBudget BUDGET = new AlertBudget(0.2, 0.05);
    private static final Gate GATE = new Gate(new GateRules(1, 0.01, 0.9, 1, 17), BUDGET, Duration.ofDays(1));

    @Property
    void theGateFindsTheSame(
            @ForAll @Size(min = 2, max = 40) List<@IntRange(min = 1, max = 5) Integer> weights, @ForAll long seed) {
        List<TrainingRow> weighted = rows(weights, seed);
        List<TrainingRow> repeated = repeated(weighted);

        Comparison one = GATE.compare(weighted, 9, scores(weighted), Optional.empty());
        Comparison other = GATE.compare(repeated, 9, scores(repeated), Optional.empty());

        assertThat(one.candidate()).isCloseTo(other.candidate(), within(1e-12));
        assertThat(one.transactions()).isEqualTo(other.transactions());
        assertThat(one.shareOfGains()).isEqualTo(other.shareOfGains());
    }

    @Property
    void thresholdsSpendTheSameBudget(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 1, max = 5) Integer> weights, @ForAll long seed) {
        List<TrainingRow> weighted = rows(weights, seed);
        List<TrainingRow> repeated = repeated(weighted);

        assertThat(BUDGET.thresholds(scores(weighted), Weights.of(weighted)))
                .isEqualTo(BUDGET.thresholds(scores(repeated)));
    }

    @Property
    void timeIsCutAtTheSameMoment(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 1, max = 5) Integer> weights, @ForAll long seed) {
        List<TrainingRow> weighted = rows(weights, seed);

        TimeSplit split = TimeSplit.of(weighted, 0.3);

        TimeSplit expected = TimeSplit.of(repeated(weighted), 0.3);
        assertThat(ids(split.training())).isEqualTo(ids(expected.training()));
        assertThat(ids(split.comparison())).isEqualTo(ids(expected.comparison()));
    }

    private static List<String> ids(List<TrainingRow> rows) {
        return rows.stream().map(TrainingRow::transactionId).distinct().toList();
    }

    private static double[] scores(List<TrainingRow> rows) {
        return rows.stream().mapToDouble(row -> row.vector()[0]).toArray();
    }

    /** Frauds weigh 1 as they do in a sample, so that both sides count as many. */
    private static List<TrainingRow> rows(List<Integer> weights, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<TrainingRow> rows = new ArrayList<>();
        for (int i = 0; i < weights.size(); i++) {
            boolean fraud = random.nextInt(4) == 0;
            double[] score = {random.nextInt(8) / 10.0};
            rows.add(new TrainingRow("t" + i, "c" + i % 7, i, score, fraud, fraud ? 1 : weights.get(i)));
        }
        return rows;
    }

    private static List<TrainingRow> repeated(List<TrainingRow> rows) {
        return rows.stream()
                .flatMap(row -> Collections.nCopies((int) row.weight(), row.times(1 / row.weight())).stream())
                .toList();
    }
}
