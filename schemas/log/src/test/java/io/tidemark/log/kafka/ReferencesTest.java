package io.tidemark.log.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferencesTest {

    @TempDir
    Path dir;

    private Path secrets;

    @BeforeEach
    void secrets() throws IOException {
        secrets = Files.writeString(dir.resolve("secrets.properties"), "password=p@ss/1 $x\nuser=ann\n");
        Files.writeString(dir.resolve("token"), "tick et");
    }

    @Test
    void kafkasOwnClientsReadWhatTheirPropertiesReferTo() {
        Map<String, Object> config = connection(Map.of(
                        "kafka.sasl.jaas.config", "login required password=\"" + file("password") + "\";",
                        "kafka.client.id", "${directory:" + dir + ":token}"))
                .adminConfig();
        assertThat(config.get("sasl.jaas.config")).isEqualTo("login required password=\"" + file("password") + "\";");
        AdminClientConfig read = new AdminClientConfig(config);
        assertThat(read.getPassword("sasl.jaas.config").value()).isEqualTo("login required password=\"p@ss/1 $x\";");
        assertThat(read.getString("client.id")).isEqualTo("tick et");
    }

    @Test
    void aClientThatRefersToNothingIsToldNothing() {
        assertThat(connection(Map.of("kafka.client.id", "${unknown:x}")).adminConfig())
                .doesNotContainKey("config.providers");
    }

    @Test
    void aProviderThatSomebodyHasSetUpStaysAsItIs() {
        assertThat(connection(Map.of(
                                "kafka.config.providers", "vault,file",
                                "kafka.config.providers.file.class", "com.example.Mine",
                                "kafka.client.id", file("user") + "${env:HOME}"))
                        .adminConfig())
                .containsEntry("config.providers", "vault,file,env")
                .containsEntry("config.providers.file.class", "com.example.Mine")
                .containsEntry(
                        "config.providers.env.class", "org.apache.kafka.common.config.provider.EnvVarConfigProvider");
    }

    @Test
    void streamsReadsReferencesOfTheClientsThatItMakes() {
        assertThat(connection(Map.of("kafka.producer.client.id", file("user"))).streamsConfig())
                .containsEntry("config.providers", "file");
    }

    @Test
    void theRegistryIsAskedWithWhatItsSettingsReferTo() {
        Connection connection = connection(Map.of(
                "schema.registry.url",
                "https://" + file("user") + ":" + file("password") + "@one:8081, https://two:8081",
                "schema.registry.bearer.auth.token",
                "${directory:" + dir + ":token}"));
        assertThat(connection.resolvedRegistryUrl())
                .isEqualTo("https://ann:p%40ss%2F1%20%24x@one:8081, https://two:8081");
        assertThat(connection.resolvedRegistryProperties()).containsEntry("bearer.auth.token", "tick et");
        assertThat(connection.toProperties().toString()).doesNotContain("p@ss", "tick et");
        assertThatCode(connection::requireSecrets).doesNotThrowAnyException();
    }

    @Test
    void aWholeUrlMayStandElsewhere() throws IOException {
        Files.writeString(secrets, "url=https://ann:p%40ss@one:8081/a");
        assertThat(connection(Map.of("schema.registry.url", file("url"))).resolvedRegistryUrl())
                .isEqualTo("https://ann:p%40ss@one:8081/a");
    }

    @Test
    void whatIsNotThereIsNamedWithItsKeyAndEverythingAtOnce() {
        Connection connection = connection(Map.of(
                "kafka.sasl.jaas.config", "password=\"${env:NOT_SET_ANYWHERE}\"",
                "kafka.ssl.keystore.password", file("absent"),
                "kafka.ssl.key.password", "${file:/not/there.properties:key}"));
        assertThatThrownBy(connection::requireSecrets)
                .isInstanceOf(SecretUnreadableException.class)
                .hasMessageContaining("kafka.sasl.jaas.config refers to ${env:NOT_SET_ANYWHERE}")
                .hasMessageContaining("kafka.ssl.keystore.password refers to " + file("absent"))
                .hasMessageContaining("kafka.ssl.key.password refers to ${file:/not/there.properties:key}")
                .hasMessageNotContaining("p@ss");
    }

    private String file(String key) {
        return "${file:" + secrets + ":" + key + "}";
    }

    private static Connection connection(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(Map.of(
                "bootstrap.servers", "broker:9092", "schema.registry.url", "http://registry:8081", "topic.prefix", ""));
        all.putAll(more);
        return Connection.from(all);
    }
}
