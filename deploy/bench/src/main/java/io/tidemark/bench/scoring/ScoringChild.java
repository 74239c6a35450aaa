package io.tidemark.bench.scoring;

import io.tidemark.bench.files.Directories;
import io.tidemark.process.ChildProcess;
import io.tidemark.process.JavaCommand;
import io.tidemark.scoring.app.ScoringMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Properties;
import java.util.function.DoublePredicate;

/** A scoring process with a state directory of its own, seen by its health and its meters. */
final class ScoringChild implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String SCORED = "tidemark_scoring_scored_total";
    private static final String RESTORED = "tidemark_scoring_restored_total";
    private static final String CUSTOMERS = "store=\"customers\"";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private final Path dir;
    private final int port;
    private final ChildProcess process;
    private final long begun = System.nanoTime();

    private ScoringChild(Path dir, int port, ChildProcess process) {
        this.dir = dir;
        this.port = port;
        this.process = process;
    }

    static ScoringChild start(Map<String, String> topics, String store) throws IOException {
        Path dir = Files.createTempDirectory("tidemark-bench-scoring");
        int port = freePort();
        Map<String, String> values = new HashMap<>(topics);
        values.put("state.dir", dir.resolve("state").toString());
        values.put("customer.store", store);
        values.put("ops.port", String.valueOf(port));
        Properties properties = new Properties();
        properties.putAll(values);
        Path file = dir.resolve("scoring.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        JavaCommand command =
                JavaCommand.of(ScoringMain.class.getName()).heap(512).argument(file.toString());
        return new ScoringChild(dir, port, ChildProcess.start("scoring", command, dir.resolve("scoring.log")));
    }

    /** Waits until it says how it is; seconds since its start. */
    double untilItAnswers() throws InterruptedException {
        return await("it answers", () -> get("/health/live").isPresent());
    }

    /** Waits until it has its partitions and reads what it knew of their customers. */
    double untilItRestores() throws InterruptedException {
        return await("a store is restored", () -> meter(RESTORED, CUSTOMERS).isPresent());
    }

    /** Waits until its stores are complete. */
    double untilReady() throws InterruptedException {
        return await("it is ready", () -> get("/health/ready").isPresent());
    }

    /** Waits until it has decided so many. */
    double untilScored(double decisions) throws InterruptedException {
        return await(
                "%.0f are decided".formatted(decisions), () -> holds(meter(SCORED, ""), scored -> scored >= decisions));
    }

    /** Records that the store of customers was restored from. */
    double restored() {
        return meter(RESTORED, CUSTOMERS).orElse(0);
    }

    double scored() {
        return meter(SCORED, "").orElse(0);
    }

    /** As a crash ends it. */
    @Override
    public void close() throws IOException {
        process.kill();
        Directories.delete(dir);
    }

    private interface Condition {
        boolean holds() throws InterruptedException;
    }

    private double await(String what, Condition condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "a scoring process of the benchmark was waited for until %s; its log ends with:%n%s"
                                .formatted(what, process.logTail()));
            }
            Thread.sleep(5);
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    private static boolean holds(OptionalDouble value, DoublePredicate wanted) {
        return value.isPresent() && wanted.test(value.getAsDouble());
    }

    /** The sum of all meters of this name with this in their tags. */
    private OptionalDouble meter(String name, String tags) {
        return get("/metrics").stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith(name) && line.contains(tags))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .reduce(Double::sum);
    }

    private Optional<String> get(String path) {
        try {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .timeout(Duration.ofSeconds(5))
                            .build(),
                    BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
        } catch (IOException e) {
            // The child does not listen yet.
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no port is free: " + e.getMessage(), e);
        }
    }
}
