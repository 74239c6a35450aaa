package io.tidemark.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretsTest {

    @Test
    void names_tell_secrets_and_urls_lose_theirs() {
        assertThat(Secrets.masked("sasl.jaas.config", "x")).isEqualTo("****");
        assertThat(Secrets.masked("url", "https://user:pw@host:1,http://other"))
                .isEqualTo("https://****@host:1,http://other");
        assertThat(Secrets.masked("client.id", "me")).isEqualTo("me");
    }
}
