package io.tidemark.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.training.params.TrainingParameters;
import io.tidemark.training.rows.TrainingRow;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ColumnImportanceTest {
    @Test
    void whatDecidesWeighsMoreThanWhatDoesNot() {
        List<TrainingRow> rows = rows();
        try (TrainedModel model = new Trainer(TrainingParameters.parse("rounds=20"))
                .train(rows, List.of("amount", "noise", "constant"))) {
            double[] importance = ColumnImportance.of(model, rows);
            assertThat(importance[0]).isGreaterThan(0.8);
            assertThat(importance[1]).isLessThan(0.2);
            assertThat(importance[2]).isZero();
            assertThat(importance[0] + importance[1]).isCloseTo(1, within(1e-9));
        }
    }

    private static List<TrainingRow> rows() {
        SplittableRandom random = new SplittableRandom(4);
        List<TrainingRow> rows = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            double amount = random.nextDouble(500);
            double[] vector = {amount, random.nextDouble(), 7};
            rows.add(new TrainingRow("t" + i, "c" + i % 50, 0, vector, amount > 300));
        }
        return rows;
    }
}
