package io.tidemark.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.nouns.Nouns;
import io.tidemark.training.params.TrainingParameters;
import io.tidemark.training.rows.TrainingRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TrainerTest {

    private static final List<String> NAMES = List.of("amount", "noise");

    @Test
    void itLearnsAThreshold() {
        try (TrainedModel model = new Trainer(TrainingParameters.defaults()).train(rows(2000), NAMES)) {
            float[] scores = model.scores(List.of(row(1, 500), row(2, 5)));

            assertThat(scores[0]).isGreaterThan(0.9f);
            assertThat(scores[1]).isLessThan(0.1f);
        }
    }

    @Test
    void theSameRowsGiveTheSameBytes() {
        Trainer trainer = new Trainer(TrainingParameters.parse("rounds=20"));
        try (TrainedModel one = trainer.train(rows(500), NAMES);
                TrainedModel two = trainer.train(rows(500), NAMES)) {
            assertThat(one.content()).isEqualTo(two.content());
            assertThat(new String(one.content(), java.nio.charset.StandardCharsets.UTF_8))
                    .contains("\"amount\"");
        }
    }

    @Test
    void noRowsHaveNoScores() {
        try (TrainedModel model = new Trainer(TrainingParameters.parse("rounds=5")).train(rows(500), NAMES)) {
            assertThat(model.scores(List.of())).isEmpty();
            assertThat(model.margins(List.of())).isEmpty();
        }
    }

    @Test
    void oneClassAloneIsRefused() {
        assertThatThrownBy(() -> new Trainer(TrainingParameters.defaults()).train(List.of(row(1, 5), row(2, 6)), NAMES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("of 2 rows 0 are frauds");
        Nouns machines = new Nouns(Map.of("event", "reading", "positive", "failure", "negative", "sound"));
        assertThatThrownBy(() -> new Trainer(TrainingParameters.defaults(), machines).train(List.of(row(1, 5)), NAMES))
                .hasMessage("training needs failures and sound readings, but of 1 rows 0 are failures; train on a"
                        + " longer range");
    }

    @Test
    void anInfiniteValueIsNamed() {
        List<TrainingRow> rows = new ArrayList<>(rows(10));
        rows.add(row(77, Double.POSITIVE_INFINITY));

        assertThatThrownBy(() -> new Trainer(TrainingParameters.defaults()).train(rows, NAMES))
                .hasMessageContaining("transaction t77 has an infinite amount");
    }

    @Test
    void aParameterThatXgboostDoesNotTakeIsRefusedInOneSentence() {
        assertThatThrownBy(() ->
                        new Trainer(TrainingParameters.defaults().with("tree_method", "oak")).train(rows(100), NAMES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("XGBoost refused to train with");
    }

    private static List<TrainingRow> rows(int count) {
        SplittableRandom random = new SplittableRandom(5);
        List<TrainingRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(row(i, random.nextDouble(400)));
        }
        return rows;
    }

    private static TrainingRow row(int id, double amount) {
        return new TrainingRow("t" + id, "c", id, new double[] {amount, id % 7}, amount > 220);
    }
}
