package io.tidemark.retraining.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OrderSecretsTest {

    private static final Map<String, String> PROPERTIES = Map.of(
            "bootstrap.servers", "broker:9092",
            "schema.registry.url", "https://ann:hunter2@registry:8081",
            "schema.registry.ssl.truststore.password", "hunter3",
            "kafka.sasl.jaas.config", "login required password=\"hunter4\";",
            "kafka.ssl.keystore.location", "/etc/store.p12",
            "kafka.ssl.key.password", "${file:/etc/secrets.properties:key}",
            "models.trusted.keys", "/etc/keys");

    @Test
    void whatTheOrderDoesNotSayTheEnvironmentDoes() {
        OrderSecrets secrets = OrderSecrets.of(PROPERTIES);
        assertThat(secrets.told().toString() + secrets).doesNotContain("hunter", "ann");
        assertThat(secrets.variables())
                .containsOnlyKeys(
                        "TIDEMARK_SECRET_KAFKA_SASL_JAAS_CONFIG",
                        "TIDEMARK_SECRET_SCHEMA_REGISTRY_SSL_TRUSTSTORE_PASSWORD",
                        "TIDEMARK_SECRET_SCHEMA_REGISTRY_URL");
        Map<String, String> put = new TreeMap<>(secrets.told());
        put.replaceAll((key, value) -> value.startsWith("${env:")
                ? secrets.variables().get(value.substring("${env:".length(), value.length() - 1))
                : value);
        assertThat(put).isEqualTo(PROPERTIES);
    }

    @Test
    void whatRefersToASecretElsewhereIsNoSecret() {
        assertThat(OrderSecrets.standingIn(PROPERTIES))
                .containsExactly(
                        "kafka.sasl.jaas.config", "schema.registry.ssl.truststore.password", "schema.registry.url");
        assertThat(OrderSecrets.standingIn(OrderSecrets.of(PROPERTIES).told())).isEmpty();
    }
}
