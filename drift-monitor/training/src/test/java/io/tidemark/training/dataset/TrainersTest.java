package io.tidemark.training.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainersTest {

    @Test
    void a_model_of_xgboost_says_which_version_wrote_it() {
        assertThat(version("{\"learner\":{\"version\":[9],\"a\":[[1,2],{}]},\"version\":[3,0,4]}"))
                .contains("3.0.4");
        assertThat(version("{\"version\":[2,1,0],\"learner\":{}}")).contains("2.1.0");
    }

    @Test
    void what_does_not_say_is_unknown() {
        for (String other :
                List.of("", "{", "[3,0,4]", "{\"version\":[]}", "{\"version\":\"x\"}", "{L\u0000\u0001", "{}")) {
            assertThat(version(other)).as(other).isEmpty();
        }
    }

    @Test
    void another_model_has_a_reason() {
        assertThat(new Trainers(Optional.of("3.0.4"), Optional.of("3.4.0")).whyAnother())
                .contains("XGBoost 3.0.4 trained it first and 3.4.0 again")
                .contains("a release of Tidemark that has XGBoost 3.0.4");
        assertThat(new Trainers(Optional.empty(), Optional.of("3.4.0")).whyAnother())
                .contains("is unknown");
        assertThat(new Trainers(Optional.of("3.4.0"), Optional.of("3.4.0")).whyAnother())
                .contains("3.4.0 trained both");
        assertThat(new Trainers(Optional.of("3.4.0"), Optional.empty()).whyAnother())
                .contains("its rows are others");
    }

    private static Optional<String> version(String model) {
        return Trainers.version(model.getBytes(UTF_8));
    }
}
