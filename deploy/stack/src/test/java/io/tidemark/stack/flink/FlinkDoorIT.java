package io.tidemark.stack.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a web page that somebody has open, and whoever else reaches the port, can do to the jobs: on a real cluster. */
@Tag("stack")
class FlinkDoorIT {

    private static final String PAGE = "http://shop.example";
    private static final Duration SOON = Duration.ofMinutes(3);

    @TempDir
    Path dir;

    private LocalCluster cluster;
    private RunningJob job;
    private URI rest;

    @AfterEach
    void stop() throws Exception {
        if (cluster != null) {
            cluster.stop(SOON);
        }
    }

    @Test
    void aPageElsewhereNeitherReadsNorDrivesTheJobs() throws Exception {
        start(Map.of());
        String jobPath = "/v1/jobs/" + job.id();

        RawRequest.Answer read =
                RawRequest.of("GET", "/v1/jobs", own(), "Origin: " + PAGE).send(rest);
        assertThat(read.status()).isEqualTo(403);
        assertThat(read.text()).contains("another page");
        assertThat(read.saysIn("access-control-allow-origin")).isFalse();

        RawRequest.Answer preflight = RawRequest.of(
                        "OPTIONS", jobPath, own(), "Origin: " + PAGE, "Access-Control-Request-Method: PATCH")
                .send(rest);
        assertThat(preflight.status()).isEqualTo(403);
        assertThat(preflight.saysIn("access-control-allow-origin")).isFalse();

        for (String origin : new String[] {PAGE, "null", "http://127.0.0.1:1"}) {
            assertThat(savepoint(jobPath, "Origin: " + origin).status()).isEqualTo(403);
        }
        assertThat(savepoint(jobPath, "Sec-Fetch-Site: cross-site").status()).isEqualTo(403);
        assertNothingHappened();
    }

    @Test
    void aNameThatWasBoundToThisMachineIsNoWayIn() throws Exception {
        start(Map.of());
        String foreign = "shop.example:" + rest.getPort();
        assertThat(RawRequest.of("GET", "/v1/jobs", foreign).send(rest).status())
                .isEqualTo(403);
        assertThat(RawRequest.of("GET", "/v1/jobs", foreign, "Origin: http://" + foreign)
                        .send(rest)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void nobodyChangesAnythingUnlessTheSettingsLet() throws Exception {
        start(Map.of());
        String jobPath = "/v1/jobs/" + job.id();
        assertThat(savepoint(jobPath).status()).isEqualTo(403);
        for (String method : new String[] {"POST", "PUT", "PATCH", "DELETE"}) {
            assertThat(RawRequest.of(method, jobPath, own()).send(rest).status())
                    .as(method)
                    .isEqualTo(403);
        }
        assertThat(RawRequest.of("GET", jobPath + "/yarn-cancel", own())
                        .send(rest)
                        .status())
                .isEqualTo(403);
        assertThat(RawRequest.of("POST", "/v1/jobs", own(), "Content-Type: multipart/form-data; boundary=x")
                        .with("--x\r\n"
                                + "Content-Disposition: form-data; name=\"file_0\"; filename=\"graph\"\r\n\r\n"
                                + "0\r\n"
                                + "--x--\r\n")
                        .send(rest)
                        .status())
                .isEqualTo(403);
        assertNothingHappened();
    }

    @Test
    void theOwnPageAndOtherReadersReadOn() throws Exception {
        start(Map.of());
        assertThat(RawRequest.of("GET", "/v1/jobs", own()).send(rest).status()).isEqualTo(200);
        assertThat(RawRequest.of("GET", "/", own(), "Sec-Fetch-Site: none", "Sec-Fetch-Mode: navigate")
                        .send(rest)
                        .status())
                .isEqualTo(200);
        assertThat(RawRequest.of(
                                "GET",
                                "/v1/overview",
                                "localhost:" + rest.getPort(),
                                "Sec-Fetch-Site: same-origin",
                                "Origin: http://localhost:" + rest.getPort())
                        .send(rest)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aProgramMayEndAJobWhereTheSettingsLetAndAPageElsewhereStillMayNot() throws Exception {
        start(Map.of("flink.web.cancel.enable", "true", "flink.web.submit.enable", "true"));
        String path = "/v1/jobs/" + job.id() + "?mode=cancel";
        assertThat(RawRequest.of("PATCH", path, own(), "Origin: " + PAGE)
                        .send(rest)
                        .status())
                .isEqualTo(403);
        assertThat(job.end()).isNotDone();

        assertThat(RawRequest.of("PATCH", path, own()).send(rest).status()).isEqualTo(202);
        await().atMost(SOON).untilAsserted(() -> assertThat(job.end()).isDone());
    }

    private void start(Map<String, String> more) throws Exception {
        Map<String, String> properties = new HashMap<>(more);
        properties.put("bootstrap.servers", "127.0.0.1:1");
        properties.put("schema.registry.url", "http://127.0.0.1:1");
        properties.put("ops.port", "0");
        properties.put("rest.port", "0");
        properties.put("state.dir", dir.resolve("state").toString());
        FlinkSettings settings = FlinkSettings.from(properties);
        cluster = LocalCluster.start(settings);
        job = cluster.submit(EndlessJob.DEFINITION);
        rest = cluster.rest();
        await().atMost(SOON).until(() -> job.reasonNotReady().equals(Optional.empty()));
    }

    private String own() {
        return "127.0.0.1:" + rest.getPort();
    }

    /** Ends the job and writes where the caller says. */
    private RawRequest.Answer savepoint(String jobPath, String... headers) throws Exception {
        String[] all = Stream.concat(Stream.of(headers), Stream.of("Content-Type: text/plain"))
                .toArray(String[]::new);
        return RawRequest.of("POST", jobPath + "/savepoints", own(), all)
                .with("{\"cancel-job\":true,\"target-directory\":\"" + dir.resolve("stolen") + "\"}")
                .send(rest);
    }

    private void assertNothingHappened() {
        assertThat(job.end()).isNotDone();
        assertThat(Files.exists(dir.resolve("stolen"))).isFalse();
    }
}
