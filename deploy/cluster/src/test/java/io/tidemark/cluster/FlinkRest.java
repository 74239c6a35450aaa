package io.tidemark.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Flink's REST interface, as whoever submits jobs by it uses it. */
record FlinkRest(String base) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    JsonNode get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = send("GET", path, "application/json", BodyPublishers.noBody());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    /** The id of the jar there. */
    String upload(Path jar) throws IOException, InterruptedException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--x\r\nContent-Disposition: form-data; name=\"jarfile\"; filename=\"" + jar.getFileName()
                        + "\"\r\nContent-Type: application/x-java-archive\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(Files.readAllBytes(jar));
        body.writeBytes("\r\n--x--\r\n".getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = send(
                "POST",
                "/jars/upload",
                "multipart/form-data; boundary=x",
                BodyPublishers.ofByteArray(body.toByteArray()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Path.of(JSON.readTree(answer.body()).get("filename").asText())
                .getFileName()
                .toString();
    }

    /** Whatever is answered: the job's id, or why there is none. */
    HttpResponse<String> tryToRun(String jar, Map<String, ?> order) throws IOException, InterruptedException {
        return send(
                "POST",
                "/jars/" + jar + "/run",
                "application/json",
                BodyPublishers.ofString(JSON.writeValueAsString(order)));
    }

    /** Submits a job and waits until all its tasks run. */
    String run(String jar, Map<String, ?> order) throws IOException, InterruptedException {
        HttpResponse<String> answer = tryToRun(jar, order);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        String job = JSON.readTree(answer.body()).get("jobid").asText();
        awaitRunning(job);
        return job;
    }

    void awaitRunning(String job) {
        await().atMost(PATIENCE).until(() -> {
            JsonNode state = get("/jobs/" + job);
            assertThat(state.get("state").asText()).isNotIn("FAILED", "CANCELED", "FINISHED");
            for (JsonNode vertex : state.get("vertices")) {
                if (!vertex.get("status").asText().equals("RUNNING")) {
                    return false;
                }
            }
            return state.get("state").asText().equals("RUNNING");
        });
    }

    /** Stops a job with a savepoint; its place. */
    String stop(String job, Path into) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(
                "POST",
                "/jobs/" + job + "/stop",
                "application/json",
                BodyPublishers.ofString(JSON.writeValueAsString(
                        Map.of("targetDirectory", into.toUri().toString(), "drain", false))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        String trigger = JSON.readTree(answer.body()).get("request-id").asText();
        AtomicReference<String> place = new AtomicReference<>();
        await().atMost(PATIENCE).until(() -> {
            JsonNode savepoint = get("/jobs/" + job + "/savepoints/" + trigger);
            JsonNode operation = savepoint.path("operation");
            assertThat(operation.path("failure-cause").asText()).isEmpty();
            place.set(operation.path("location").asText());
            return savepoint.get("status").get("id").asText().equals("COMPLETED");
        });
        return place.get();
    }

    private HttpResponse<String> send(String method, String path, String type, BodyPublisher body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", type)
                .timeout(PATIENCE)
                .method(method, body)
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }
}
