package io.tidemark.embedded.guarded;

import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.embedded.EmbeddedRegistry;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.RegistryUnreachableException;
import io.tidemark.log.registry.SchemaRegistry;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("component")
class GuardedBrokerIT {

    private static final String TOPIC = "p.events";
    private static final String PASSWORD = "a password \u00e4 with = and ;";

    @TempDir
    static Path dir;

    private static GuardedBroker broker;

    @BeforeAll
    static void start() throws Exception {
        broker = GuardedBroker.start(dir.resolve("broker"), Transport.SASL_SSL);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.unguarded()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void aUserMayDoWhatItWasGrantedUntilThatIsTakenAway() throws Exception {
        broker.user("writer", PASSWORD);
        assertThatThrownBy(() -> write("writer", PASSWORD)).hasCauseInstanceOf(TopicAuthorizationException.class);
        Grant grant = Grant.topic(TOPIC, WRITE, DESCRIBE);
        broker.allow("writer", grant);
        assertThat(write("writer", PASSWORD)).isNotNegative();
        broker.revoke("writer", grant);
        assertThatThrownBy(() -> write("writer", PASSWORD)).hasCauseInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    void anOldPasswordIsRefusedOnceThereIsAnother() throws Exception {
        broker.user("rotated", "one");
        broker.allow("rotated", Grant.topics("p.", WRITE, DESCRIBE));
        assertThat(write("rotated", "one")).isNotNegative();
        broker.user("rotated", "two");
        assertThatThrownBy(() -> write("rotated", "one")).hasCauseInstanceOf(SaslAuthenticationException.class);
        assertThat(write("rotated", "two")).isNotNegative();
    }

    @Test
    void theRegistryAnswersBehindItsDoorToThoseWhoKnowThePassword() throws Exception {
        try (EmbeddedRegistry registry = EmbeddedRegistry.start(dir.resolve("registry"));
                GuardedRegistry door =
                        GuardedRegistry.before(registry.url(), "tide", "m@rk:/1", broker.certificate())) {
            assertThat(door.urlWithPassword()).contains("tide:m%40rk%3A%2F1@");
            try (SchemaRegistry known = SchemaRegistry.connect(connection(door.urlWithPassword()))) {
                known.requireReachable();
            }
            try (SchemaRegistry stranger = SchemaRegistry.connect(connection(door.url()))) {
                assertThatThrownBy(stranger::requireReachable)
                        .isInstanceOf(RegistryUnreachableException.class)
                        .hasMessageContaining("401");
            }
        }
    }

    private static Connection connection(String registryUrl) {
        return Connection.from(Map.of(
                "bootstrap.servers",
                broker.unguarded(),
                "schema.registry.url",
                registryUrl,
                "schema.registry.ssl.truststore.type",
                ServerCertificate.TRUSTED_AS,
                "schema.registry.ssl.truststore.location",
                broker.certificate()
                        .map(ServerCertificate::pem)
                        .map(Path::toString)
                        .orElseThrow()));
    }

    private static long write(String user, String password) throws InterruptedException, ExecutionException {
        Map<String, Object> config = new HashMap<>();
        broker.properties(user, password).forEach((key, value) -> config.put(key.replaceFirst("^kafka\\.", ""), value));
        config.put("max.block.ms", 60_000);
        try (var producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            return producer.send(new ProducerRecord<>(TOPIC, new byte[1])).get().offset();
        }
    }
}
