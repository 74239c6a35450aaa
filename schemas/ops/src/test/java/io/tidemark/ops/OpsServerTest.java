package io.tidemark.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpsServerTest {

    private final OpsServer server = new OpsServer("scoring", 0);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aNewProcessIsAliveButNotReady() throws Exception {
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
        HttpResponse<String> ready = get("/health/ready");
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body()).contains("\"process\":\"scoring\"").contains("\"reason\":\"starting\"");
    }

    @Test
    void readinessFollowsItsSupplierAndQuotesTheReason() throws Exception {
        server.readiness(() -> Optional.of("topic \"features\" is missing"));
        assertThat(get("/health/ready").body()).contains("topic \\\"features\\\" is missing");
        server.readiness(Optional::empty);
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void aFailingReadinessCheckIsNotReadyAndSaysWhy() throws Exception {
        server.readiness(() -> {
            throw new IllegalStateException("no broker");
        });
        assertThat(get("/health/ready").statusCode()).isEqualTo(503);
        assertThat(get("/health/ready").body()).contains("no broker");
    }

    @Test
    void longWorkIsToldAsLongAsItLasts() throws Exception {
        server.progress(() -> Optional.of("training on 7 rows"));
        assertThat(get("/health/live").body()).contains("\"progress\":\"training on 7 rows\"");
        server.progress(Optional::empty);
        assertThat(get("/health/live").body()).doesNotContain("progress");
    }

    @Test
    void metricsCarryTheProcessAndItsOwnMeters() throws Exception {
        server.registry().counter("records.scored").increment(3);
        assertThat(get("/metrics").body())
                .contains("records_scored_total{process=\"scoring\"} 3.0")
                .contains("jvm_memory_used_bytes");
    }

    @Test
    void anAddressThatIsNotOursIsNamed() {
        for (String foreign : List.of("192.0.2.1", "no such host")) {
            assertThatThrownBy(() -> new OpsServer("rollout", new OpsPlace(foreign, 0)).close())
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage("ops.address is \"" + foreign
                            + "\", which is no address of this machine; write one of its own, or 0.0.0.0 for"
                            + " all of them");
        }
    }

    @Test
    void onAllAddressesItAnswersOnThisOneToo() throws Exception {
        try (OpsServer open = new OpsServer("rollout", new OpsPlace("0.0.0.0", 0))) {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + open.port() + "/health/live"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aTakenPortIsNamed() {
        assertThatThrownBy(() -> new OpsServer("rollout", server.port()).close())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(String.valueOf(server.port()))
                .hasMessageContaining("ops.port");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
