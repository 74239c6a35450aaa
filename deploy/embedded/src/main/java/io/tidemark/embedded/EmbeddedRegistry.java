package io.tidemark.embedded;

import io.tidemark.process.ChildFailedException;
import io.tidemark.process.ChildProcess;
import io.tidemark.process.JavaCommand;
import io.tidemark.process.ReadyCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * A real schema registry (Apicurio, Confluent's API) in a child JVM, on loopback.
 *
 * <p>It keeps every id that it gave out: its H2 file is written at each commit ({@code WRITE_DELAY=0}), since the
 * default loses the newest registrations when the process is killed and then gives their ids to other schemas.
 */
public final class EmbeddedRegistry extends EmbeddedServer {

    private static final Duration READY_BOUND = Duration.ofMinutes(2);

    private final Path dir;
    private final RegistryOptions options;

    private EmbeddedRegistry(Path dir, RegistryOptions options) {
        this.dir = dir;
        this.options = options;
    }

    /** Starts a registry on a free port and waits until it is ready. */
    public static EmbeddedRegistry start(Path dir) throws InterruptedException {
        return DrawnPorts.start(() -> start(dir, RegistryOptions.in(dir)));
    }

    /**
     * Starts a registry on the schemas that the directory holds, and waits until it is ready.
     *
     * @throws ChildFailedException if it does not get ready
     */
    public static EmbeddedRegistry start(Path dir, RegistryOptions options) throws InterruptedException {
        EmbeddedRegistry registry = launch(dir, options);
        registry.awaitReady();
        return registry;
    }

    /** Starts a registry without waiting: {@link #process} is there at once, {@link #awaitReady} waits. */
    public static EmbeddedRegistry launch(Path dir, RegistryOptions options) {
        EmbeddedRegistry registry = new EmbeddedRegistry(dir, options);
        registry.launch();
        return registry;
    }

    @Override
    ChildProcess begin() {
        Path data = dir.toAbsolutePath().resolve("registry");
        JavaCommand command = JavaCommand.of("io.quarkus.runner.GeneratedMain")
                .classPath(runner())
                .heap(options.heapMegabytes())
                .small()
                .temporary(dir.toAbsolutePath().resolve("tmp"))
                .property("java.util.logging.manager", "org.jboss.logmanager.LogManager")
                .property("quarkus.http.host", "127.0.0.1")
                .property("quarkus.http.port", String.valueOf(options.port()))
                .property("apicurio.storage.kind", "sql")
                .property("apicurio.storage.sql.kind", "h2")
                .property("apicurio.datasource.url", "jdbc:h2:file:" + data + ";WRITE_DELAY=0");
        return ChildProcess.start("registry", command, options.log(), options.logBound());
    }

    @Override
    void awaitServing(ChildProcess begun) throws InterruptedException {
        begun.awaitReady(ReadyCheck.http(URI.create(base() + "/health/ready")), READY_BOUND);
        requireFullCompatibility();
    }

    /** The address for {@code schema.registry.url}. */
    public String url() {
        return base() + "/apis/ccompat/v7";
    }

    private String base() {
        return "http://127.0.0.1:" + options.port();
    }

    private void requireFullCompatibility() throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + "/config"))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"compatibility\":\"FULL_TRANSITIVE\"}"))
                .build();
        try {
            HttpResponse<String> response =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new ChildFailedException(
                        "registry refuses the compatibility FULL_TRANSITIVE: " + response.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("registry does not take its compatibility: " + e.getMessage(), e);
        }
    }

    /** The build unpacks the distribution into the module's target directory, beside the classes or the jar. */
    private static Path runner() {
        Path home = JavaCommand.placeOf(EmbeddedRegistry.class).resolveSibling("registry");
        try (Stream<Path> files = Files.list(home)) {
            return files.filter(file -> file.toString().endsWith("-runner.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no runner jar in it"));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the schema registry is not unpacked in " + home + " (" + e.getMessage()
                            + "); build with ./mvnw package",
                    e);
        }
    }
}
