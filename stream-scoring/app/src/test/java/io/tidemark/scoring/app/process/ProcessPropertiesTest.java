package io.tidemark.scoring.app.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.scoring.app.ScoringConfig.CustomerStore;
import io.tidemark.scoring.app.ScoringSettings;
import io.tidemark.scoring.model.signing.SignaturePolicy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProcessPropertiesTest {

    private final Map<String, String> values =
            new HashMap<>(Map.of("bootstrap.servers", "b:1", "schema.registry.url", "http://r", "state.dir", "state"));

    @Test
    void defaultsFillWhatIsNotSet() {
        ScoringSettings settings = settings();
        assertThat(settings.applicationId()).isEqualTo("tidemark-scoring");
        assertThat(settings.engine().name()).isEqualTo("compiled");
        assertThat(settings.modelWait()).isEqualTo(Duration.ofSeconds(4));
        assertThat(settings.signatures()).isEqualTo(new SignaturePolicy(Optional.empty(), false));
        assertThat(settings.customerStore()).isEqualTo(CustomerStore.ROCKSDB);
    }

    @Test
    void durationsAreWrittenInSecondsOrMilliseconds() {
        values.put("model.wait", "1500ms");
        assertThat(settings().modelWait()).isEqualTo(Duration.ofMillis(1500));
        values.put("model.wait", "2s");
        assertThat(settings().modelWait()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void everyComplaintNamesTheKeyAndWhatItShouldBe() {
        refused("threads", "none", "threads is \"none\", but should be a whole number of at least 1");
        refused("model.wait", "soon", "model.wait is \"soon\", but should be a duration");
        refused("model.wait", "30s", "model.wait is PT30S, but should be between 0 and PT4.5S");
        refused("scoring.engine", "magic", "should be compiled or xgboost4j");
        refused("customer.store", "paper", "should be one of memory, rocksdb");
        refused("amount.review", "20000", "amount.review is 20000 and amount.decline 10000.00");
        refused("models.unsigned", "perhaps", "models.unsigned is \"perhaps\", but should be one of refuse, allow");
        refused("models.trusted.keys", "no/such/keys", "no/such/keys");
        values.remove("state.dir");
        refused("threads", "1", "state.dir is missing");
    }

    @Test
    void aPropertiesFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> ProcessProperties.read("no/such.properties"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no/such.properties");
    }

    private void refused(String key, String value, String complaint) {
        String before = values.put(key, value);
        assertThatThrownBy(this::settings)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(complaint);
        if (before == null) {
            values.remove(key);
        } else {
            values.put(key, before);
        }
    }

    private ScoringSettings settings() {
        return ScoringSettings.from(new ProcessProperties(values));
    }
}
