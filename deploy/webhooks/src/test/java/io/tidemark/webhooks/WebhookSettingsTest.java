package io.tidemark.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.schemas.Decision;
import io.tidemark.settings.SettingsException;
import io.tidemark.webhooks.deliver.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookSettingsTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @TempDir
    Path dir;

    private final Map<String, String> texts = new HashMap<>();

    @BeforeEach
    void sound() throws IOException {
        Path secrets = Files.writeString(dir.resolve("secrets"), SECRET);
        texts.putAll(Map.of(
                "bootstrap.servers", "localhost:9092",
                "schema.registry.url", "http://localhost:8081",
                "hosts", "*.example.com",
                "endpoint.cases.url", "https://hooks.example.com/tidemark?token=4711",
                "endpoint.cases.secrets", secrets.toString(),
                "endpoint.cases.decisions", "decline, step-up"));
    }

    private void requireRefused(String key, String value, String sentence) {
        texts.put(key, value);
        assertThatThrownBy(() -> WebhookSettings.from(texts))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(sentence)
                .hasMessageNotContaining("4711");
    }

    @Test
    void whatIsSetIsWhatIsRead() {
        WebhookSettings settings = WebhookSettings.from(texts);
        Endpoint endpoint = settings.endpoints().get(0);
        assertThat(endpoint.decisions()).containsExactlyInAnyOrder(Decision.DECLINE, Decision.STEP_UP);
        assertThat(endpoint.source().type()).isEqualTo("alert.fraud");
        assertThat(settings.group(endpoint)).isEqualTo("tidemark-webhooks-cases");
        assertThat(settings.pace().hold()).isEqualTo(Duration.ofHours(1));
        assertThat(endpoint.toString()).isEqualTo("cases at hooks.example.com");
        texts.keySet().removeIf(key -> key.startsWith("endpoint."));
        assertThat(WebhookSettings.from(texts).endpoints()).isEmpty();
    }

    @Test
    void aHostThatIsNotAllowedIsRefusedAtTheStart() {
        requireRefused(
                "hosts",
                "hooks.example.net",
                "endpoint.cases: the host hooks.example.com is not among those that may be called; add it to `hosts`");
    }

    @Test
    void whatIsNoEndpointIsToldWithoutItsUrl() {
        requireRefused("endpoint.cases.url", "https://bad host/4711", "endpoint.cases: url is no URL");
        requireRefused("endpoint.cases.url", "http://hooks.example.com/4711", "is to be called by https");
        requireRefused("endpoint.cases.url", "https://u:4711@hooks.example.com/", "a user or a password in the URL");
    }

    @Test
    void everyPartIsHeldToWhatThereIs() {
        requireRefused("endpoint.cases.topic", "models", "endpoint.cases: topic is one of [drift, fraud, model]");
        texts.remove("endpoint.cases.topic");
        requireRefused("endpoint.cases.decisions", "reject", "endpoint.cases: decisions are some of [UNKNOWN, ");
        texts.remove("endpoint.cases.decisions");
        requireRefused(
                "endpoint.cases.secret", "x", "endpoint.cases.secret is no part of an endpoint; a name has letters,");
        texts.remove("endpoint.cases.secret");
        requireRefused("endpoint.cases.secrets", dir.resolve("none").toString(), "cannot be read");
        requireRefused("endpoint.cases.secrets", "", "write one a line, as whsec_BASE64");
        requireRefused("endpoint.other.topic", "drift", "endpoint.other: url is missing");
    }
}
