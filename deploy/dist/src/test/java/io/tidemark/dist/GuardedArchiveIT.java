package io.tidemark.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidemark.dist.UnpackedArchive.Said;
import io.tidemark.embedded.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every process from the archive, as an unprivileged user, against servers that ask who comes. */
@Tag("stack")
class GuardedArchiveIT {

    private static final int PARTITIONS = 2;
    private static final Duration READY = Duration.ofMinutes(4);
    private static final Duration WITHOUT_THE_RIGHT = Duration.ofSeconds(20);
    private static final String HEADER = "TRANSACTION_ID,TX_DATETIME,CUSTOMER_ID,TERMINAL_ID,TX_AMOUNT,TX_FRAUD\n";

    private static final Map<String, Integer> OPS = new LinkedHashMap<>();
    private static final Map<String, Process> PROCESSES = new LinkedHashMap<>();
    private static UnpackedArchive archive;
    private static GuardedServers servers;
    private static Path files;

    @BeforeAll
    static void start() throws Exception {
        archive = UnpackedArchive.unpack();
        files = Files.createDirectories(archive.home().resolveSibling("servers"));
        servers = GuardedServers.start(files, PARTITIONS);
        for (String process : new String[] {"scoring", "rollout", "retraining"}) {
            Map<String, String> settings = settings(process);
            run(process, "exec \"$bin/%s\" %s", servers.file(files, process, settings));
        }
        run(
                "flink",
                """
                program=flink
                . "$bin/common"
                find_flags tidemark
                flags+=(-Xmx1g --add-opens=java.base/java.util=ALL-UNNAMED)
                : %s
                run io.tidemark.stack.flink.FlinkMain %s
                """,
                servers.file(files, "flink", flink()));
    }

    private static Map<String, String> settings(String process) {
        OPS.put(process, Ports.free());
        Map<String, String> settings = new TreeMap<>(servers.connection(process));
        settings.put("ops.port", String.valueOf(OPS.get(process)));
        if (!process.equals("rollout")) {
            settings.put("state.dir", archive.state().resolve(process).toString());
        }
        return settings;
    }

    /** Both jobs on Flink's own small cluster, each with the user that it is. */
    private static Map<String, String> flink() {
        OPS.put("flink", Ports.free());
        Map<String, String> settings = new HashMap<>(servers.connection("features"));
        settings.put("ops.port", String.valueOf(OPS.get("flink")));
        settings.put("rest.port", String.valueOf(Ports.free()));
        settings.put("state.dir", archive.state().resolve("flink").toString());
        for (String job : new String[] {"features", "monitor"}) {
            String login = "kafka.sasl.jaas.config";
            settings.put(job + "." + login, servers.connection(job).get(login));
            settings.put(job + ".partitions", String.valueOf(PARTITIONS));
        }
        return settings;
    }

    private static void run(String process, String command, Path file) throws IOException {
        PROCESSES.put(process, archive.start(command.formatted(process, file), log(process)));
    }

    private static Path log(String process) {
        return files.resolve(process + ".log");
    }

    @AfterAll
    static void stop() throws Exception {
        for (Process process : PROCESSES.values()) {
            process.destroy();
        }
        for (Process process : PROCESSES.values()) {
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        }
        if (servers != null) {
            servers.close();
        }
        archive.remove();
    }

    @Test
    void allAreReadyScoreAndAreWellAgainWhenARightThatWasTakenIsGivenBack() throws Exception {
        for (String process : OPS.keySet()) {
            awaitReady(process);
        }
        Path connection = servers.file(files, "cli", servers.connection("cli"));
        awaitScored("T1", connection);

        servers.revokeReading("scoring", "models");
        TimeUnit.MILLISECONDS.sleep(WITHOUT_THE_RIGHT.toMillis());
        assertThat(PROCESSES.get("scoring").isAlive()).as(said("scoring")).isTrue();
        assertThat(health("scoring", "live")).contains("\"up\"");
        servers.allowReading("scoring", "models");

        awaitReady("scoring");
        awaitScored("T2", connection);
    }

    private static void awaitReady(String process) throws IOException {
        assertThat(PROCESSES.get(process).isAlive()).as(said(process)).isTrue();
        await().failFast(process + " has ended", () -> !PROCESSES.get(process).isAlive())
                .atMost(READY)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    assertThat(health(process, "ready")).as(said(process)).contains("\"status\":\"ready\"");
                });
    }

    /** By the command line of the archive alone, there and back. */
    private static void awaitScored(String transaction, Path connection) throws Exception {
        Path csv = Files.writeString(
                files.resolve(transaction + ".csv"), HEADER + transaction + ",2024-01-01 10:00:00,c1,t1,30.00,0\n");
        Said sent = archive.run("\"$bin/tidemark\" ingest transactions --file %s --mapping handbook --client-config %s"
                .formatted(csv, connection));
        assertThat(sent.exitCode()).as(sent.toString()).isZero();
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    Said read = archive.run(
                            "\"$bin/tidemark\" tail scores --from-beginning --client-config %s".formatted(connection));
                    assertThat(read.exitCode()).as(read.toString()).isZero();
                    assertThat(read.stdout()).as(said("scoring")).contains('"' + transaction + '"');
                });
    }

    private static String health(String process, String which) throws InterruptedException {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(
                                            URI.create("http://127.0.0.1:" + OPS.get(process) + "/health/" + which))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            // It has not begun to serve.
            return e.toString();
        }
    }

    /** The end of its log. */
    private static String said(String process) throws IOException {
        String log = Files.readString(log(process));
        return log.substring(Math.max(0, log.length() - 4_000));
    }
}
