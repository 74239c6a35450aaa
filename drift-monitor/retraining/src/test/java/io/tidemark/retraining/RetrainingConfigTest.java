package io.tidemark.retraining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RetrainingConfigTest {

    private static final Map<String, String> CONNECTION =
            Map.of("bootstrap.servers", "localhost:1", "schema.registry.url", "http://localhost:2");

    @Test
    void everythingButTheConnectionHasADefault() {
        RetrainingConfig config = RetrainingConfig.from(CONNECTION);

        assertThat(config.rules().gate()).isEqualTo(GateRules.DEFAULT);
        assertThat(config.rules().maturity()).isEqualTo(Duration.ofDays(7));
        assertThat(config.rules().params().booster()).containsEntry("nthread", "1");
    }

    @Test
    void durationsAreWrittenAsPeopleWriteThem() {
        assertThat(maturity("90s")).isEqualTo(Duration.ofSeconds(90));
        assertThat(maturity("250ms")).isEqualTo(Duration.ofMillis(250));
        assertThat(maturity("12h")).isEqualTo(Duration.ofHours(12));
        assertThat(maturity("PT5M")).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void allProblemsAreReportedTogether() {
        Map<String, String> properties = new HashMap<>(CONNECTION);
        properties.put("cooldown", "soon");
        properties.put("confidence", "1.2");
        properties.put("resamples", "many");
        properties.put("models.signing.key", "no/such/key.pem");

        assertThatThrownBy(() -> RetrainingConfig.from(properties))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cooldown is 'soon'")
                .hasMessageContaining("confidence is '1.2'")
                .hasMessageContaining("resamples is 'many'")
                .hasMessageContaining("models.signing.key: the key file no/such/key.pem cannot be read");
    }

    private static Duration maturity(String text) {
        Map<String, String> properties = new HashMap<>(CONNECTION);
        properties.put("label.maturity", text);
        return RetrainingConfig.from(properties).rules().maturity();
    }

    @Test
    void aClusterToTrainOnNeedsItsAddressAndTheJar() {
        assertThatThrownBy(() -> RetrainingConfig.from(Map.of("training.run", "flink")))
                .hasMessageContaining("training.flink is '' but must be the address of Flink's REST interface");
        assertThatThrownBy(() -> RetrainingConfig.from(Map.of(
                        "training.run", "flink", "training.flink", "http://host:8081", "training.flink.jar", "no.jar")))
                .hasMessageContaining("training.flink.jar is 'no.jar', which is no file");
    }

    @Test
    void asManyRowsAreHeldAsTheHeapHasRoomForUnlessTold() {
        assertThat(new TrainingBudget(Duration.ofHours(1), 2_048, 1_024, 0).rows(15))
                .isBetween(700_000, 800_000);
        assertThat(new TrainingBudget(Duration.ofHours(1), 2_048, 1_024, 0).rows(150))
                .isBetween(205_000, 215_000);
        assertThat(new TrainingBudget(Duration.ofHours(1), 64, 32, 0).rows(15)).isEqualTo(1_000);
        assertThat(new TrainingBudget(Duration.ofHours(1), 64, 32, 12_345).rows(15))
                .isEqualTo(12_345);
    }
}
