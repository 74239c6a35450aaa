package io.tidemark.embedded.guarded;

import io.tidemark.embedded.BrokerOptions;
import io.tidemark.embedded.DrawnPorts;
import io.tidemark.embedded.EmbeddedBroker;
import io.tidemark.embedded.Ports;
import io.tidemark.log.kafka.Connection;
import io.tidemark.process.ChildFailedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.errors.SaslAuthenticationException;

/**
 * A real broker that asks who comes: users with passwords (SCRAM-SHA-512), over TLS or not, who may do what they were
 * granted and nothing else.
 *
 * <pre>{@code
 * try (GuardedBroker broker = GuardedBroker.start(dir, Transport.SASL_SSL)) {
 *     broker.user("scoring", "a password");                                   // again with another one: rotated
 *     broker.allow("scoring", Grant.topics("p.models", READ, DESCRIBE));      // broker.revoke takes it away
 *     Map<String, String> settings = broker.properties("scoring", "a password");   // bootstrap.servers, kafka.*
 * }
 * }</pre>
 *
 * <p>Whoever comes by its other door ({@link #unguarded}) may do everything: that is how a test makes topics and sees
 * what was written. Connections must say their password again every {@link #ASKED_AGAIN}, so that one that is changed
 * counts soon.
 */
public final class GuardedBroker implements AutoCloseable {

    /** How long a connection lives on the password that it began with. */
    public static final Duration ASKED_AGAIN = Duration.ofSeconds(3);

    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(30);
    private static final long BETWEEN_TRIES_MILLIS = 100;
    private static final String MECHANISM = "SCRAM-SHA-512";
    private static final String LOGIN = "org.apache.kafka.common.security.scram.ScramLoginModule required";
    private static final int ITERATIONS = 4096;
    private final EmbeddedBroker broker;
    private final int port;
    private final Transport transport;
    private final Optional<ServerCertificate> certificate;

    private GuardedBroker(
            EmbeddedBroker broker, int port, Transport transport, Optional<ServerCertificate> certificate) {
        this.broker = broker;
        this.port = port;
        this.transport = transport;
        this.certificate = certificate;
    }

    /** Starts one on free ports and waits until it is ready; nobody may do anything yet. */
    public static GuardedBroker start(Path directory, Transport transport) throws InterruptedException {
        return start(directory, transport, Map.of());
    }

    /** The same with settings of the broker that win over the shipped ones. */
    public static GuardedBroker start(Path directory, Transport transport, Map<String, String> overrides)
            throws InterruptedException {
        Optional<ServerCertificate> certificate =
                transport == Transport.SASL_SSL ? Optional.of(ServerCertificate.make(directory)) : Optional.empty();
        return DrawnPorts.start(() -> start(directory, transport, certificate, overrides, Ports.free()));
    }

    static GuardedBroker start(
            Path directory,
            Transport transport,
            Optional<ServerCertificate> certificate,
            Map<String, String> overrides,
            int port)
            throws InterruptedException {
        BrokerOptions usual = BrokerOptions.in(directory);
        Map<String, String> settings = doors(usual, port, transport);
        certificate.ifPresent(one -> settings.putAll(keyOf(one)));
        settings.putAll(overrides);
        EmbeddedBroker broker = EmbeddedBroker.start(
                directory,
                new BrokerOptions(
                        usual.port(),
                        usual.controllerPort(),
                        usual.opsPort(),
                        usual.heapMegabytes(),
                        usual.conf(),
                        usual.log(),
                        settings));
        return new GuardedBroker(broker, port, transport, certificate);
    }

    /** The broker behind the doors, to stop or kill it. */
    public EmbeddedBroker broker() {
        return broker;
    }

    /** Where everything is allowed, {@code host:port}: the test's own side. */
    public String unguarded() {
        return broker.bootstrapServers();
    }

    /** The certificate that clients trust, if there is TLS. */
    public Optional<ServerCertificate> certificate() {
        return certificate;
    }

    /** What a process of this user is set to: {@code bootstrap.servers} and the {@code kafka.} properties; mutable. */
    public Map<String, String> properties(String user, String password) {
        Map<String, String> properties = new TreeMap<>();
        client(user, password).forEach((key, value) -> properties.put("kafka." + key, value));
        properties.put(Connection.BOOTSTRAP_SERVERS, bootstrapServers());
        return properties;
    }

    /** Makes a user, or gives one another password, and returns when the broker goes by it. */
    public void user(String name, String password) throws InterruptedException {
        try (Admin admin = unguardedAdmin()) {
            get(
                    "take the user " + name,
                    admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                                    name, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS), password)))
                            .all());
        }
        long deadline = System.nanoTime() + KNOWN_WITHIN.toNanos();
        while (!knows(name, password)) {
            if (System.nanoTime() > deadline) {
                throw new ChildFailedException(String.format(
                        Locale.ROOT, "the broker does not let %s in after %d s", name, KNOWN_WITHIN.toSeconds()));
            }
            Thread.sleep(BETWEEN_TRIES_MILLIS);
        }
    }

    /** Allows a user these things. */
    public void allow(String user, Grant... grants) throws InterruptedException {
        try (Admin admin = unguardedAdmin()) {
            get("grant", admin.createAcls(bindings(user, grants)).all());
        }
    }

    /** Takes from a user what it was allowed in the same words. */
    public void revoke(String user, Grant... grants) throws InterruptedException {
        try (Admin admin = unguardedAdmin()) {
            get(
                    "revoke",
                    admin.deleteAcls(bindings(user, grants).stream()
                                    .map(AclBinding::toFilter)
                                    .toList())
                            .all());
        }
    }

    /** Ends it as a crash would: nobody reads its data again. */
    @Override
    public void close() {
        broker.kill();
    }

    private String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    private Admin unguardedAdmin() {
        return Admin.create(Map.of(Connection.BOOTSTRAP_SERVERS, unguarded()));
    }

    private Map<String, String> client(String user, String password) {
        Map<String, String> client = new HashMap<>(Map.of(
                "security.protocol",
                transport.name(),
                "sasl.mechanism",
                MECHANISM,
                "sasl.jaas.config",
                String.format(Locale.ROOT, "%s username=\"%s\" password=\"%s\";", LOGIN, user, password)));
        certificate.ifPresent(one -> {
            client.put("ssl.truststore.type", ServerCertificate.TRUSTED_AS);
            client.put("ssl.truststore.location", one.pem().toString());
        });
        return client;
    }

    private boolean knows(String user, String password) throws InterruptedException {
        Map<String, Object> config = new HashMap<>(client(user, password));
        config.put(Connection.BOOTSTRAP_SERVERS, bootstrapServers());
        try (Admin admin = Admin.create(config)) {
            admin.describeCluster().nodes().get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SaslAuthenticationException) {
                return false;
            }
            throw new ChildFailedException(
                    "the broker's guarded door does not open: " + e.getCause().getMessage());
        }
    }

    private static Set<AclBinding> bindings(String user, Grant... grants) {
        return Stream.of(grants).flatMap(grant -> grant.forUser(user).stream()).collect(Collectors.toSet());
    }

    private static Map<String, String> doors(BrokerOptions options, int port, Transport transport) {
        Map<String, String> p = new HashMap<>();
        String open = "PLAINTEXT://127.0.0.1:" + options.port();
        String guarded = "CLIENTS://127.0.0.1:" + port;
        p.put("listeners", open + "," + guarded + ",CONTROLLER://127.0.0.1:" + options.controllerPort());
        p.put("advertised.listeners", open + "," + guarded);
        p.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,CLIENTS:" + transport.name());
        p.put("listener.name.clients.sasl.enabled.mechanisms", MECHANISM);
        p.put("listener.name.clients.scram-sha-512.sasl.jaas.config", LOGIN + ";");
        p.put("connections.max.reauth.ms", String.valueOf(ASKED_AGAIN.toMillis()));
        p.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        p.put("super.users", "User:ANONYMOUS");
        return p;
    }

    private static Map<String, String> keyOf(ServerCertificate certificate) {
        return Map.of(
                "listener.name.clients.ssl.keystore.type", "PKCS12",
                "listener.name.clients.ssl.keystore.location",
                        certificate.keyStore().toString(),
                "listener.name.clients.ssl.keystore.password", certificate.password(),
                "listener.name.clients.ssl.key.password", certificate.password());
    }

    private static <T> T get(String what, KafkaFuture<T> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new ChildFailedException(
                    "the broker does not " + what + ": " + e.getCause().getMessage());
        }
    }
}
