package io.tidemark.embedded;

import io.tidemark.log.cluster.TopicsAdmin;
import io.tidemark.log.kafka.Connection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * JUnit 5 extension: a real broker and a real registry, with all topics of the project under a random prefix of the
 * test class.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();
 * }</pre>
 *
 * <p>{@link #shared} servers live as long as the test run, and classes are kept apart by their prefix; a test that
 * stops or kills a server takes {@link #own} ones.
 */
public final class EmbeddedKafka implements BeforeAllCallback, AfterAllCallback {

    private static final int PARTITIONS = 4;
    private static final ExtensionContext.Namespace SPACE = ExtensionContext.Namespace.create(EmbeddedKafka.class);

    private final boolean shared;
    private final int partitions;
    private Servers servers;
    private Connection connection;

    private EmbeddedKafka(boolean shared, int partitions) {
        this.shared = shared;
        this.partitions = partitions;
    }

    /** Servers that all test classes of the run share, 4 partitions per keyed topic. */
    public static EmbeddedKafka shared() {
        return new EmbeddedKafka(true, PARTITIONS);
    }

    /** Servers of this test class alone, 4 partitions per keyed topic. */
    public static EmbeddedKafka own() {
        return new EmbeddedKafka(false, PARTITIONS);
    }

    /** The same with another number of partitions per keyed topic. */
    public EmbeddedKafka withPartitions(int count) {
        return new EmbeddedKafka(shared, count);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        servers = shared
                ? context.getRoot().getStore(SPACE).getOrComputeIfAbsent("servers", key -> start(), Servers.class)
                : start();
        connection = Connection.from(properties(UUID.randomUUID().toString().substring(0, 8) + "."));
        applyTopics(connection);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (!shared) {
            servers.close();
        }
    }

    /** How clients connect, with the class's prefix. */
    public Connection connection() {
        return connection;
    }

    /** The same as the properties that processes are configured with; mutable. */
    public Map<String, String> properties() {
        return properties(connection.topicPrefix());
    }

    /** A connection to the same servers under a further prefix, its topics applied: a clean slate for one test. */
    public Connection freshConnection() throws Exception {
        Connection fresh =
                Connection.from(properties(UUID.randomUUID().toString().substring(0, 8) + "."));
        applyTopics(fresh);
        return fresh;
    }

    /** The broker, to stop, kill or restart it; only if these are {@link #own} servers. */
    public EmbeddedBroker broker() {
        return servers.broker();
    }

    /** The registry, to stop, kill or restart it; only if these are {@link #own} servers. */
    public EmbeddedRegistry registry() {
        return servers.registry();
    }

    private Map<String, String> properties(String prefix) {
        return new HashMap<>(Map.of(
                "bootstrap.servers",
                servers.broker().bootstrapServers(),
                "schema.registry.url",
                servers.registry().url(),
                "topic.prefix",
                prefix));
    }

    private void applyTopics(Connection to) throws Exception {
        try (Admin admin = Admin.create(to.adminConfig())) {
            new TopicsAdmin(admin, to).apply(partitions, (short) 1);
        }
    }

    private static Servers start() {
        try {
            Path dir = Files.createTempDirectory("tidemark-kafka");
            Path brokerDir = Files.createDirectory(dir.resolve("broker"));
            Path registryDir = Files.createDirectory(dir.resolve("registry"));
            // At the same time: neither needs the other.
            FutureTask<EmbeddedRegistry> registry = new FutureTask<>(() -> EmbeddedRegistry.start(registryDir));
            new Thread(registry, "registry-start").start();
            return both(dir, brokerDir, registry);
        } catch (IOException e) {
            throw new UncheckedIOException("no directory for the broker and the registry", e);
        }
    }

    /** Both, or neither: what has started when the other one does not is killed. */
    private static Servers both(Path dir, Path brokerDir, FutureTask<EmbeddedRegistry> registry) {
        EmbeddedBroker broker = null;
        try {
            broker = EmbeddedBroker.start(brokerDir);
            return new Servers(dir, broker, registry.get());
        } catch (ExecutionException e) {
            broker.kill();
            throw new IllegalStateException(
                    "the registry has not started: " + e.getCause().getMessage(), e.getCause());
        } catch (RuntimeException | InterruptedException e) {
            if (broker != null) {
                broker.kill();
            }
            killOnceStarted(registry);
            if (e instanceof RuntimeException failure) {
                throw failure;
            }
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the broker and the registry started", e);
        }
    }

    private static void killOnceStarted(FutureTask<EmbeddedRegistry> registry) {
        new Thread(
                        () -> {
                            try {
                                registry.get().kill();
                            } catch (ExecutionException e) {
                                System.err.println("the registry has not started either: " + e.getCause());
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        "registry-end")
                .start();
    }

    /** A broker and a registry with their directory; JUnit closes shared ones at the end of the run. */
    private record Servers(Path dir, EmbeddedBroker broker, EmbeddedRegistry registry) implements AutoCloseable {

        @Override
        public void close() {
            // Nobody reads these data again, so there is nothing to end in order.
            registry.kill();
            broker.kill();
            try (Stream<Path> files = Files.walk(dir)) {
                List<Path> deepestFirst =
                        files.sorted(Comparator.reverseOrder()).toList();
                for (Path file : deepestFirst) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the test's directory cannot be removed", e);
            }
        }
    }
}
