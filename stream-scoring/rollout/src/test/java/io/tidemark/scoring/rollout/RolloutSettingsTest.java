package io.tidemark.scoring.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.scoring.model.signing.KeyFiles;
import io.tidemark.scoring.model.signing.SigningKey;
import io.tidemark.testkit.settings.FullMapping;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RolloutSettingsTest {

    private static final Map<String, String> REQUIRED =
            Map.of("bootstrap.servers", "b:1", "schema.registry.url", "http://r");

    @Test
    void every_key_changes_one_component_and_every_default_is_read_back(@TempDir Path directory) throws IOException {
        KeyFiles.in(directory).write(SigningKey.generate(new SecureRandom()));
        FullMapping mapping = new FullMapping(
                RolloutKeys.ALL,
                REQUIRED,
                Map.of(
                        "bootstrap.servers", "other:1",
                        "schema.registry.url", "http://other",
                        "topic.prefix", "eu.",
                        "ops.address", "0.0.0.0",
                        "models.fetch.from", directory.toUri().toString(),
                        "models.trusted.keys", directory.toString()),
                RolloutSettings::from,
                Set.of());
        assertThat(mapping.complaints()).isEmpty();
        assertThat(mapping.strangeDefaults()).isEmpty();
        assertThat(mapping.crowded()).isEmpty();
    }

    @Test
    void its_transactions_end_soon_unless_more_is_said_or_passed_through() {
        assertThat(timeout(Map.of())).isEqualTo("2000");
        assertThat(timeout(Map.of("transaction.timeout", "3s"))).isEqualTo("3000");
        assertThat(timeout(Map.of("transaction.timeout", "3s", "kafka.producer.transaction.timeout.ms", "1500")))
                .isEqualTo("1500");
    }

    private static Object timeout(Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(REQUIRED);
        properties.putAll(more);
        return RolloutSettings.from(properties).connection().producerConfig().get("transaction.timeout.ms");
    }

    @Test
    void shares_of_a_trial_are_between_nothing_and_all() {
        Map<String, String> wrong = new HashMap<>(REQUIRED);
        wrong.put("trial.most.alerts", "1");
        wrong.put("trial.error.rate", "0");
        wrong.put("trial.shadow.event", "10");
        assertThatThrownBy(() -> RolloutSettings.from(wrong))
                .hasMessageContaining(
                        "trial.most.alerts is \"1\"; write a share from 0 to 1 such as 0.05 or 5%, more than 0 and"
                                + " less than 1")
                .hasMessageContaining("trial.error.rate is \"0\"")
                .hasMessageContaining("did you mean 'trial.shadow.events'?");
    }
}
