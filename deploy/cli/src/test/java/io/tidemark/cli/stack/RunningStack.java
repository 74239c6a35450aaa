package io.tidemark.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.log.kafka.Connection;
import io.tidemark.stack.StackDown;
import io.tidemark.stack.StackPorts;
import io.tidemark.stack.directory.DataDir;
import io.tidemark.stack.directory.ProcessIdentity;
import io.tidemark.stack.directory.StackState;
import io.tidemark.stack.directory.StackStatus;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A whole stack as people run it, for a test that looks at it from outside. */
final class RunningStack implements AutoCloseable {

    private static final Duration BOUND = Duration.ofMinutes(8);
    private static final ObjectMapper JSON = new ObjectMapper();
    private final DataDir dataDir;
    private final Process up;
    private final StackState state;
    private final HttpClient http = HttpClient.newHttpClient();

    private RunningStack(DataDir dataDir, Process up, StackState state) {
        this.dataDir = dataDir;
        this.up = up;
        this.state = state;
    }

    /** Returns when everything is ready. */
    static RunningStack up(Path dir, List<String> flags) throws IOException {
        StackPorts ports = StackPorts.free();
        Path log = dir.resolve("up.log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.tidemark.cli.Tidemark",
                "up",
                "--data-dir=" + dir,
                "--broker-port=" + ports.broker(),
                "--registry-port=" + ports.registry(),
                "--flink-port=" + ports.flink(),
                "--console-port=" + ports.console(),
                "--ops-port-base=" + ports.opsBase()));
        command.addAll(flags);
        Process up = shortLived(new ProcessBuilder(command))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        DataDir dataDir = new DataDir(dir);
        try {
            await().atMost(BOUND).until(() -> {
                assertThat(up.isAlive()).as(() -> read(log)).isTrue();
                return StackStatus.find(dataDir)
                        .filter(state -> state.ready() && state.supervisor().pid() == up.pid())
                        .isPresent();
            });
        } catch (RuntimeException | AssertionError e) {
            up.destroyForcibly();
            StackDown.stop(dataDir, text -> {});
            throw e;
        }
        return new RunningStack(dataDir, up, StackStatus.find(dataDir).orElseThrow());
    }

    /** Has a process and its children compiled quickly rather than well: they live for a minute. */
    static ProcessBuilder shortLived(ProcessBuilder builder) {
        builder.environment().put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        return builder;
    }

    Connection connection() {
        return Connection.from(
                Map.of("bootstrap.servers", state.bootstrapServers(), "schema.registry.url", state.schemaRegistry()));
    }

    /** The processes that live, by name. */
    Map<String, Long> pids() {
        Map<String, Long> pids = new TreeMap<>();
        state.processes().stream()
                .filter(process -> ProcessIdentity.find(process).isPresent())
                .forEach(process -> pids.put(process.name(), process.pid()));
        return pids;
    }

    /** The processes that are not ready, and why. */
    List<String> notReady() {
        return StackStatus.of(state).stream()
                .filter(process -> !process.state().equals("ready"))
                .map(process -> process.name() + ": " + process.reason())
                .toList();
    }

    /**
     * What began anew inside of a process since it started: Flink's jobs, scoring threads, the rollout, the retraining
     * service.
     */
    List<String> restarts() throws IOException, InterruptedException {
        List<String> found = new ArrayList<>();
        for (JsonNode job : get(state.flink() + "/jobs/overview").get("jobs")) {
            JsonNode restarts = numberOfRestarts(job.get("jid").asText());
            if (!job.get("state").asText().equals("RUNNING")
                    || !restarts.get(0).get("value").asText().equals("0")) {
                found.add("job " + job.get("name").asText() + " is "
                        + job.get("state").asText() + ", restarts " + restarts);
            }
        }
        found.addAll(lines("scoring", "A scoring thread failed"));
        found.addAll(lines("rollout", "The rollout stops and tries again"));
        found.addAll(lines("rollout", "Trials are not followed"));
        found.addAll(lines("retraining", "trying again in"));
        return found;
    }

    /** Flink fetches its metrics when somebody asks first, and answers with none until then. */
    private JsonNode numberOfRestarts(String job) {
        return await("restarts of job " + job)
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> get(state.flink() + "/jobs/" + job + "/metrics?get=numRestarts"),
                        found -> !found.isEmpty());
    }

    @Override
    public void close() {
        StackDown.stop(dataDir, text -> {});
        up.destroyForcibly();
    }

    private List<String> lines(String process, String text) throws IOException {
        try (var lines = Files.lines(dataDir.log(process))) {
            return lines.filter(line -> line.contains(text)).toList();
        }
    }

    private JsonNode get(String url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
        return JSON.readTree(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
