package io.tidemark.scoring.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.scoring.app.topology.ScoringConfig.CustomerStore;
import io.tidemark.scoring.model.cause.Cause;
import io.tidemark.scoring.model.cause.Rung;
import io.tidemark.scoring.model.signing.KeyFiles;
import io.tidemark.scoring.model.signing.SignaturePolicy;
import io.tidemark.scoring.model.signing.SigningKey;
import io.tidemark.settings.SettingsException;
import io.tidemark.testkit.settings.FullMapping;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoringSettingsTest {

    private final Map<String, String> values =
            new HashMap<>(Map.of("bootstrap.servers", "b:1", "schema.registry.url", "http://r", "state.dir", "state"));

    @TempDir
    private Path directory;

    @Test
    void defaults_fill_what_is_not_set() {
        ScoringSettings settings = ScoringSettings.from(values);
        assertThat(settings.process().applicationId()).isEqualTo("tidemark-scoring");
        assertThat(settings.process().customerStore()).isEqualTo(CustomerStore.ROCKSDB);
        assertThat(settings.models().engine().name()).isEqualTo("compiled");
        assertThat(settings.models().patience()).isEqualTo(Duration.ofSeconds(4));
        assertThat(settings.models().signatures()).isEqualTo(new SignaturePolicy(Optional.empty(), false));
    }

    @Test
    void every_key_changes_one_component_and_every_default_is_read_back() throws Exception {
        Map<String, String> base = new HashMap<>(values);
        base.put("application.id", "mine");
        base.put("instance", "one");
        Path keys = directory.resolve("keys");
        KeyFiles.in(keys).write(SigningKey.generate(new SecureRandom()));
        FullMapping mapping = new FullMapping(
                ScoringKeys.ALL,
                base,
                Map.ofEntries(
                        Map.entry("bootstrap.servers", "other:1"),
                        Map.entry("schema.registry.url", "http://other"),
                        Map.entry("topic.prefix", "eu."),
                        Map.entry("ops.address", "0.0.0.0"),
                        Map.entry("amount.currency", "USD"),
                        Map.entry("amount.rates", "USD:0.92"),
                        Map.entry("group.leave", "false"),
                        Map.entry("model.wait", "3s"),
                        Map.entry("transaction.timeout", "7s"),
                        Map.entry("models.fetch.from", directory.toUri().toString()),
                        Map.entry("models.trusted.keys", keys.toString())),
                ScoringSettings::from,
                Set.of());
        assertThat(mapping.complaints()).isEmpty();
        assertThat(mapping.strangeDefaults()).isEmpty();
        assertThat(mapping.crowded()).isEmpty();
    }

    @Test
    void answers_of_the_ladder_are_configured_one_by_one() {
        values.put("fallback.model_missing", "last_good,decline");
        values.put("fallback.features_timeout", " Review ");
        assertThat(ScoringSettings.from(values).decisions().fallback().ladder().of(Cause.MODEL_MISSING))
                .containsExactly(Rung.LAST_GOOD, Rung.DECLINE);
        assertThat(ScoringSettings.from(values).decisions().fallback().ladder().of(Cause.FEATURES_TIMEOUT))
                .containsExactly(Rung.REVIEW);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "threads | none | threads is \"none\"; write a whole number, at least 1",
                "thread | 4 | thread is no setting of scoring; did you mean 'threads'?",
                "models.unsinged | allow | models.unsinged is no setting of scoring; did you mean 'models.unsigned'?",
                "model.wait | soon | model.wait is \"soon\"; write a duration such as 250ms, 30s, 10min, 12h or 7d",
                "model.wait | 30s | at most 4s500ms",
                "ready.progress | 10ms | at least 1s",
                "scoring.engine | magic | write compiled or xgboost4j",
                "customer.store | paper | write memory or rocksdb",
                "scoring.reasons.sample | 1.5 | write a share from 0 to 1 such as 0.05 or 5%",
                "amount.review | 20000 | amount.review is 20000 and amount.decline 10000.00",
                "amount.rates | USD | USD:0.92",
                "models.unsigned | perhaps | models.unsigned is \"perhaps\"; write allow or refuse",
                "models.trusted.keys | no/such/keys | no/such/keys",
                "models.fetch.limit | 300 MB | at most 256 MB",
                "fallback.model_missing | last_good | fallback.model_missing must end with amount, approve, review or"
                        + " decline",
                "fallback.model_missing | amount, decline | fallback.model_missing has something behind amount",
                "fallback.features_timeout | last_good, amount | fallback.features_timeout names last_good, which"
                        + " cannot decide",
                "fallback.model_failed | model, amount | fallback.model_failed names model, which cannot decide then",
                "fallback.model_failed | lastgood, amount | fallback.model_failed is \"lastgood, amount\"; write"
                        + " amount, approve",
                "fallback.model_lost | amount | fallback.model_lost is no setting of scoring; did you mean"
                        + " 'fallback.model_"
            })
    void every_complaint_names_the_key_and_what_to_write(String key, String value, String complaint) {
        values.put(key, value);
        assertThatThrownBy(() -> ScoringSettings.from(values))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(complaint);
    }

    @ParameterizedTest
    @CsvSource({"30d, PT720H", "1d12h, PT36H", "10min, PT10M", "15m, PT15M", "PT5M, PT5M", "0, PT0S", "250ms, PT0.25S"})
    void a_model_is_stale_after_any_time_that_people_write(String text, Duration expected) {
        values.put("model.stale.after", text);
        assertThat(ScoringSettings.from(values).decisions().fallback().staleAfter())
                .isEqualTo(expected);
    }

    @Test
    void a_limit_of_bytes_is_written_as_the_documents_write_it() {
        values.put("models.fetch.limit", "200 MB");
        assertThat(ScoringSettings.from(values).models().source().maxBytes()).isEqualTo(200L << 20);
    }

    @Test
    void all_problems_are_told_at_once() {
        values.remove("state.dir");
        values.put("threads", "0");
        values.put("fallback.no_model", "guess");
        values.put("amount.currency", "XXX");
        values.put("windw", "7d");
        assertThatThrownBy(() -> ScoringSettings.from(values))
                .hasMessageContainingAll("state.dir is missing", "threads is", "fallback.no_model is", "XXX", "windw");
    }

    @Test
    void trusted_keys_are_read_at_once() throws Exception {
        Path key = directory.resolve("trusted.pem");
        Files.writeString(key, "no key");
        values.put("models.trusted.keys", key.toString());
        assertThatThrownBy(() -> ScoringSettings.from(values)).hasMessageContaining(key.toString());
    }
}
