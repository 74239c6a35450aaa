package io.tidemark.retraining.run.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.retraining.run.LogUnreachableException;
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
import java.util.List;
import java.util.Optional;

/** What is needed of Flink's REST interface (version 1), by the JDK's client alone. */
final class FlinkCluster {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int NOT_FOUND = 404;
    private static final int FAILED = 400;
    private static final String CAUSE = "Caused by: ";
    private static final String BOUNDARY = "tidemark-training-job";

    private final URI address;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final ObjectMapper json = new ObjectMapper();

    FlinkCluster(URI address) {
        this.address = address;
    }

    /**
     * Hands a jar over.
     *
     * @return the name that the cluster gave it
     * @throws IllegalStateException in one sentence if the cluster takes no jars
     */
    String upload(Path jar) throws IOException, InterruptedException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"jarfile\"; filename=\""
                        + jar.getFileName() + "\"\r\nContent-Type: application/x-java-archive\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(Files.readAllBytes(jar));
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> response = send(request("/jars/upload")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
        if (response.statusCode() == NOT_FOUND) {
            throw new IllegalStateException(
                    "Flink at " + address
                            + " takes no jobs over REST; start it with web.submit.enable and web.cancel.enable true, or set training.run to process");
        }
        String file = accepted(response, "the training's jar").path("filename").asText();
        return file.substring(file.lastIndexOf('/') + 1);
    }

    /**
     * Starts a job under an id that is known before, so that it can be ended whatever happens to this process
     * meanwhile.
     */
    void run(String jar, String id, String mainClass, List<String> arguments) throws IOException, InterruptedException {
        ObjectNode body = json.createObjectNode();
        body.put("entryClass", mainClass);
        body.put("jobId", id);
        body.put("parallelism", 1);
        arguments.forEach(body.putArray("programArgsList")::add);
        accepted(
                send(request("/jars/" + jar + "/run")
                        .header("Content-Type", "application/json")
                        .POST(text(body))),
                "the training job");
    }

    void remove(String jar) throws IOException, InterruptedException {
        send(request("/jars/" + jar).DELETE());
    }

    /** A word like RUNNING or FINISHED; empty if the cluster does not know the job. */
    Optional<String> state(String id) throws IOException, InterruptedException {
        HttpResponse<String> response = send(request("/jobs/" + id + "/status").GET());
        return response.statusCode() == NOT_FOUND
                ? Optional.empty()
                : Optional.of(accepted(response, "a question for job " + id)
                        .path("status")
                        .asText());
    }

    /** Asks that the job end; what has ended or is not known stays so. */
    void cancel(String id) throws IOException, InterruptedException {
        send(request("/jobs/" + id + "?mode=cancel").method("PATCH", BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + "/v1" + path)).timeout(TIMEOUT);
    }

    private BodyPublisher text(ObjectNode body) {
        return BodyPublishers.ofString(body.toString());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new LogUnreachableException("Flink at " + address + " cannot be reached (" + e
                    + "), which training.run = flink needs; start it, or set training.flink");
        }
    }

    private JsonNode accepted(HttpResponse<String> response, String what) throws IOException {
        if (response.statusCode() >= FAILED) {
            throw new IllegalStateException("Flink at " + address + " refused " + what + ": " + reason(response));
        }
        return json.readTree(response.body());
    }

    /** Flink answers with traces, whose last cause says most. */
    private static String reason(HttpResponse<String> response) {
        String body = response.body().replace("\\n", "\n").replace("\\t", "\t");
        return body.lines()
                .filter(line -> line.startsWith(CAUSE))
                .reduce((first, last) -> last)
                .map(line -> line.substring(CAUSE.length()))
                .orElseGet(() ->
                        response.statusCode() + " " + body.lines().findFirst().orElse("without a word"));
    }
}
