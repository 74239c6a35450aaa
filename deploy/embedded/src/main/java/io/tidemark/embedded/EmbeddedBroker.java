package io.tidemark.embedded;

import io.tidemark.process.ChildFailedException;
import io.tidemark.process.ChildProcess;
import io.tidemark.process.JavaCommand;
import io.tidemark.process.OwnerOnly;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterResult;

/** A real one-node Kafka broker (KRaft) in a child JVM, on loopback, with its data in one directory. */
public final class EmbeddedBroker extends EmbeddedServer {

    private static final Duration READY_BOUND = Duration.ofSeconds(90);

    private final Path dataDir;
    private final BrokerOptions options;

    private EmbeddedBroker(Path dataDir, BrokerOptions options) {
        this.dataDir = dataDir;
        this.options = options;
    }

    /** Starts a broker on free ports and waits until it is ready. */
    public static EmbeddedBroker start(Path dataDir) throws InterruptedException {
        return DrawnPorts.start(() -> start(dataDir, BrokerOptions.in(dataDir)));
    }

    /**
     * Starts a broker on the data that the directory holds, and waits until it is ready.
     *
     * @throws ChildFailedException if it does not get ready
     */
    public static EmbeddedBroker start(Path dataDir, BrokerOptions options) throws InterruptedException {
        EmbeddedBroker broker = launch(dataDir, options);
        broker.awaitReady();
        return broker;
    }

    /** Starts a broker without waiting: {@link #process} is there at once, {@link #awaitReady} waits. */
    public static EmbeddedBroker launch(Path dataDir, BrokerOptions options) {
        EmbeddedBroker broker = new EmbeddedBroker(dataDir, options);
        broker.launch();
        return broker;
    }

    @Override
    ChildProcess begin() {
        write(BrokerSettings.of(dataDir.resolve("kafka"), options));
        JavaCommand command = JavaCommand.of(BrokerMain.class.getName())
                .heap(options.heapMegabytes())
                // A batch that unpacks to more than the heap is the sender's to hear of, and no reason to end.
                .option("-XX:-ExitOnOutOfMemoryError")
                .temporary(dataDir.resolve("tmp"))
                .argument(options.conf().toString())
                .argument(String.valueOf(options.opsPort()));
        return ChildProcess.start("broker", command, options.log(), options.logBound());
    }

    @Override
    void awaitServing(ChildProcess begun) throws InterruptedException {
        begun.awaitReady(this::reasonNotReady, READY_BOUND);
    }

    /** Where clients connect, {@code host:port}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + options.port();
    }

    private Optional<String> reasonNotReady() throws InterruptedException {
        // An admin client retries a closed port for a long time and logs each attempt.
        if (!Ports.taken(options.port())) {
            return Optional.of("port " + options.port() + " is not open yet");
        }
        try (Admin admin = Admin.create(Map.of(
                "bootstrap.servers",
                bootstrapServers(),
                "request.timeout.ms",
                "5000",
                "default.api.timeout.ms",
                "5000"))) {
            DescribeClusterResult cluster = admin.describeCluster();
            if (!cluster.clusterId().get().equals(clusterId())) {
                return Optional.of("another broker answers at port " + options.port());
            }
            return cluster.nodes().get().isEmpty() ? Optional.of("no node has registered yet") : Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of("the broker does not answer: " + e.getCause().getMessage());
        }
    }

    /** Which the broker's log was formatted for; empty before. */
    private String clusterId() {
        Path facts = dataDir.resolve("kafka").resolve("meta.properties");
        if (Files.notExists(facts)) {
            return "";
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(facts)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("the broker's " + facts + " cannot be read: " + e.getMessage(), e);
        }
        return properties.getProperty("cluster.id", "");
    }

    private void write(Map<String, String> settings) {
        Properties properties = new Properties();
        properties.putAll(settings);
        try {
            Files.createDirectories(dataDir);
            Files.createDirectories(options.conf().toAbsolutePath().getParent());
            // Kafka reads its file as ISO 8859-1. What is not ASCII must be escaped, or its log would lie in a
            // directory of another name.
            ByteArrayOutputStream escaped = new ByteArrayOutputStream();
            properties.store(escaped, null);
            try (Writer writer = OwnerOnly.writer(options.conf())) {
                writer.write(escaped.toString(StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the broker's settings cannot be written: " + e.getMessage(), e);
        }
    }
}
