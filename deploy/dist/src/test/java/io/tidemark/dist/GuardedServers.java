package io.tidemark.dist;

import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import io.tidemark.embedded.EmbeddedRegistry;
import io.tidemark.embedded.guarded.Grant;
import io.tidemark.embedded.guarded.GuardedBroker;
import io.tidemark.embedded.guarded.GuardedRegistry;
import io.tidemark.embedded.guarded.ServerCertificate;
import io.tidemark.embedded.guarded.Transport;
import io.tidemark.log.cluster.TopicsAdmin;
import io.tidemark.log.kafka.Connection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclOperation;

/**
 * A broker and a registry as production has them: TLS, a user for each process who may do what it needs and nothing
 * else, and a registry that asks for a password.
 */
final class GuardedServers implements AutoCloseable {

    private static final String PREFIX = "p.";
    private static final String REGISTRY_USER = "tide";
    private static final String REGISTRY_PASSWORD = "m@rk:/1";

    private final GuardedBroker broker;
    private final EmbeddedRegistry registry;
    private final GuardedRegistry door;

    private GuardedServers(GuardedBroker broker, EmbeddedRegistry registry, GuardedRegistry door) {
        this.broker = broker;
        this.registry = registry;
        this.door = door;
    }

    /** @param directory that the processes may read */
    static GuardedServers start(Path directory, int partitions) throws InterruptedException, IOException {
        GuardedBroker broker = GuardedBroker.start(directory.resolve("broker"), Transport.SASL_SSL);
        EmbeddedRegistry registry = EmbeddedRegistry.start(directory.resolve("registry"));
        GuardedRegistry door =
                GuardedRegistry.before(registry.url(), REGISTRY_USER, REGISTRY_PASSWORD, broker.certificate());
        GuardedServers servers = new GuardedServers(broker, registry, door);
        try (TopicsAdmin topics =
                TopicsAdmin.connect(new Connection(broker.unguarded(), registry.url(), PREFIX, Map.of(), Map.of()))) {
            topics.apply(partitions, (short) 1);
        }
        servers.grant();
        return servers;
    }

    /** The least that was enough, user by user. */
    private void grant() throws InterruptedException {
        user("features", reads("transactions", "labels"), writes("features", "dead-letters"));
        broker.allow("features", Grant.groups(PREFIX + "tidemark-features"));
        user(
                "monitor",
                reads("scores", "labels", "models", "alerts-drift"),
                writes("drift-reports", "quality-reports", "alerts-drift", "retraining-requests", "dead-letters"));
        broker.allow("monitor", Grant.groups(PREFIX + "tidemark-monitor"));
        user(
                "scoring",
                reads("features", "models", "deployments", "list-entries", "rollout-requests"),
                writes("scores", "alerts-fraud", "dead-letters", "acknowledgements", "superseded"));
        broker.allow(
                "scoring",
                Grant.topics(PREFIX + "tidemark-scoring-", READ, WRITE, CREATE, DESCRIBE_CONFIGS),
                Grant.groups(PREFIX + "tidemark-scoring"),
                Grant.transactions(PREFIX + "tidemark-scoring"));
        user(
                "rollout",
                reads(
                        "rollout-requests",
                        "candidates",
                        "models",
                        "deployments",
                        "list-entries",
                        "acknowledgements",
                        "rollout-events",
                        "scores",
                        "labels"),
                writes(
                        "features",
                        "deployments",
                        "list-entries",
                        "rollout-events",
                        "alerts-model",
                        "rollout-requests",
                        "dead-letters"));
        broker.allow(
                "rollout", Grant.groups(PREFIX + "tidemark-rollout"), Grant.transactions(PREFIX + "tidemark-rollout"));
        user(
                "retraining",
                reads(
                        "retraining-requests",
                        "candidates",
                        "models",
                        "deployments",
                        "rollout-events",
                        "scores",
                        "labels"),
                writes("models", "candidates", "retraining-requests", "dead-letters"));
        broker.allow(
                "retraining",
                Grant.groups(PREFIX + "tidemark-retraining"),
                Grant.transactions(PREFIX + "tidemark-retraining"));
        user("cli", reads("scores"), writes("transactions", "labels"));
    }

    private void user(String name, Stream<Grant> reads, Stream<Grant> writes) throws InterruptedException {
        broker.user(name, password(name));
        broker.allow(name, Stream.concat(reads, writes).toArray(Grant[]::new));
    }

    private static Stream<Grant> reads(String... topics) {
        return each(READ, topics);
    }

    private static Stream<Grant> writes(String... topics) {
        return each(WRITE, topics);
    }

    private static Stream<Grant> each(AclOperation operation, String... topics) {
        return Stream.of(topics).map(topic -> Grant.topic(PREFIX + topic, operation));
    }

    private static String password(String user) {
        return "only " + user + " = knows; it";
    }

    /** Takes the right to read a topic from a user. */
    void revokeReading(String user, String topic) throws InterruptedException {
        broker.revoke(user, Grant.topic(PREFIX + topic, READ));
    }

    void allowReading(String user, String topic) throws InterruptedException {
        broker.allow(user, Grant.topic(PREFIX + topic, READ));
    }

    /** How a process of this user reaches both, by key. */
    Map<String, String> connection(String user) {
        Map<String, String> connection = new HashMap<>(broker.properties(user, password(user)));
        connection.put("topic.prefix", PREFIX);
        connection.put("schema.registry.url", door.url());
        connection.put("schema.registry.basic.auth.credentials.source", "USER_INFO");
        connection.put("schema.registry.basic.auth.user.info", REGISTRY_USER + ":" + REGISTRY_PASSWORD);
        connection.put("schema.registry.ssl.truststore.type", ServerCertificate.TRUSTED_AS);
        connection.put(
                "schema.registry.ssl.truststore.location",
                broker.certificate().orElseThrow().pem().toString());
        return connection;
    }

    /** A properties file for a process of this user. */
    Path file(Path directory, String name, Map<String, String> settings) throws IOException {
        List<String> lines = settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .toList();
        return Files.write(directory.resolve(name + ".properties"), lines);
    }

    @Override
    public void close() {
        door.close();
        registry.close();
        broker.close();
    }
}
