package io.tidemark.bench.traffic;

import io.tidemark.bench.files.Directories;
import io.tidemark.embedded.EmbeddedBroker;
import io.tidemark.embedded.EmbeddedRegistry;
import io.tidemark.log.cluster.TopicsAdmin;
import io.tidemark.log.kafka.Connection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;

/** A real broker and a real registry for one run of a benchmark. */
public final class Servers implements AutoCloseable {

    public static final int PARTITIONS = 4;

    private final Path dir;
    private final EmbeddedBroker broker;
    private final EmbeddedRegistry registry;

    private Servers(Path dir, EmbeddedBroker broker, EmbeddedRegistry registry) {
        this.dir = dir;
        this.broker = broker;
        this.registry = registry;
    }

    public static Servers start() throws IOException, InterruptedException {
        Path dir = Files.createTempDirectory("tidemark-bench");
        EmbeddedBroker broker = EmbeddedBroker.start(dir);
        try {
            return new Servers(dir, broker, EmbeddedRegistry.start(dir));
        } catch (RuntimeException | InterruptedException e) {
            broker.kill();
            throw e;
        }
    }

    /** Properties of a connection with topics of its own. */
    public Map<String, String> freshTopics() throws Exception {
        Map<String, String> properties = Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "schema.registry.url",
                registry.url(),
                "topic.prefix",
                UUID.randomUUID().toString().substring(0, 8) + ".");
        Connection connection = Connection.from(properties);
        try (Admin admin = Admin.create(connection.adminConfig())) {
            new TopicsAdmin(admin, connection).apply(PARTITIONS, (short) 1);
        }
        return properties;
    }

    @Override
    public void close() throws IOException {
        // Nobody reads these data again, so there is nothing to end in order.
        registry.kill();
        broker.kill();
        Directories.delete(dir);
    }
}
