package io.tidemark.stack.flink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.embedded.Ports;
import io.tidemark.process.ChildProcess;
import io.tidemark.process.JavaCommand;
import io.tidemark.process.ReadyCheck;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job that should never end has ended, by whatever way: the process is over, and says so. */
@Tag("stack")
class EndedJobIT {

    private static final Duration READY = Duration.ofMinutes(3);
    private static final Duration END = Duration.ofMinutes(3);

    private final int rest = Ports.free();
    private final int ops = Ports.free();

    @TempDir
    Path dir;

    private ChildProcess flink;

    @BeforeEach
    void start() throws Exception {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", "127.0.0.1:1");
        properties.put("schema.registry.url", "http://127.0.0.1:1");
        properties.put("ops.port", String.valueOf(ops));
        properties.put("rest.port", String.valueOf(rest));
        properties.put("state.dir", dir.resolve("state").toString());
        properties.put("flink.web.submit.enable", "true");
        properties.put("flink.web.cancel.enable", "true");
        Path conf = dir.resolve("flink.properties");
        try (var writer = Files.newBufferedWriter(conf)) {
            properties.store(writer, null);
        }
        flink = ChildProcess.start(
                "flink",
                JavaCommand.of(EndlessMain.class.getName()).heap(512).small().argument(conf.toString()),
                dir.resolve("flink.log"));
        flink.awaitReady(ReadyCheck.http(URI.create("http://127.0.0.1:" + ops + "/health/ready")), READY);
    }

    @AfterEach
    void kill() {
        flink.kill();
    }

    @Test
    void theProcessEndsWhenItsJobIsCancelled() throws Exception {
        assertThat(send("PATCH", "?mode=cancel", "")).isEqualTo(202);
        assertEndedSaying("job endless has ended as CANCELED");
    }

    @Test
    void theProcessEndsWhenItsJobIsCancelledWithASavepoint() throws Exception {
        assertThat(send("POST", "/savepoints", "{\"cancel-job\":true,\"target-directory\":\"" + dir + "/saved\"}"))
                .isEqualTo(202);
        assertEndedSaying("job endless has ended as");
    }

    @Test
    void theProcessEndsWhenItsJobIsStoppedInOrder() throws Exception {
        assertThat(send("POST", "/stop", "{\"drain\":false,\"targetDirectory\":\"" + dir + "/saved\"}"))
                .isEqualTo(202);
        assertEndedSaying("job endless has ended as SUCCEEDED");
    }

    private void assertEndedSaying(String sentence) throws Exception {
        assertThat(flink.awaitExit(END)).as(flink::logTail).hasValue(1);
        assertThat(Files.readString(flink.log())).contains(sentence).contains("neither was to end");
    }

    private int send(String method, String path, String body) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        String base = "http://127.0.0.1:" + rest + "/v1/jobs";
        String jobs = client.send(
                        HttpRequest.newBuilder(URI.create(base)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        String id =
                new ObjectMapper().readTree(jobs).path("jobs").get(0).path("id").asText();
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/" + id + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }
}
