package io.tidemark.console.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidemark.console.Samples;
import io.tidemark.console.board.Board;
import io.tidemark.console.board.Hub;
import io.tidemark.console.panel.HealthPanel;
import io.tidemark.console.panel.Panels;
import io.tidemark.console.panel.Place;
import io.tidemark.console.panel.Transactions;
import io.tidemark.schemas.Decision;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The server itself, over sockets. */
class ConsoleHttpTest {

    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int MILLIS = 60_000;

    private final Map<String, Integer> refused = new ConcurrentHashMap<>();
    private final Board board = new Board(
            Panels.of(
                    new Transactions(10, hash -> Optional.of(List.of("AMOUNT", "RISK", "COUNT"))),
                    new HealthPanel(() -> new HealthPanel.Reading(0, null))),
            InstantSource.fixed(NOON));
    private final Hub hub = new Hub(board, 2);
    private ConsoleHttp http;

    @BeforeEach
    void start() {
        hub.start();
        ConsoleHttp.Site site = new ConsoleHttp.Site("127.0.0.1", 0, List.of(), Duration.ofSeconds(1));
        http = ConsoleHttp.start(site, board, hub, kind -> refused.merge(kind, 1, Integer::sum));
    }

    @AfterEach
    void stop() {
        hub.close();
        http.close();
    }

    private Socket send(String text) throws IOException {
        Socket socket = new Socket("127.0.0.1", http.port());
        socket.setSoTimeout(MILLIS);
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    private String ask(String line, String... headers) throws IOException {
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        try (Socket socket = send(line + " HTTP/1.1\r\nHost: localhost\r\n" + more + "\r\n")) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void thePageForbidsWhatIsFromElsewhereAndInItsText() throws IOException {
        assertThat(ask("GET /"))
                .startsWith("HTTP/1.1 200")
                .contains("default-src 'none'; script-src 'self'", "require-trusted-types-for 'script'")
                .contains("frame-ancestors 'none'", "X-Content-Type-Options: nosniff", "Referrer-Policy: no-referrer")
                .doesNotContain("unsafe", "Access-Control", "Jetty");
        assertThat(ask("GET /app.js")).contains("Content-Type: text/javascript", "Content-Security-Policy");
    }

    @ParameterizedTest
    @CsvSource({
        "GET /../../etc/passwd, 400",
        "GET /%2e%2e/%2e%2e/etc/passwd, 400",
        "GET /page/index.html, 404",
        "GET /app.js.map, 404",
        "POST /, 405",
        "GET /api/transaction, 400"
    })
    void whatIsNotThereIsRefusedInASentence(String line, int status) throws IOException {
        assertThat(ask(line)).startsWith("HTTP/1.1 " + status).contains("Content-Security-Policy");
    }

    @Test
    void anotherNameAndAnotherSiteAreRefusedAndCounted() throws IOException {
        try (Socket socket = send("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n")) {
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 421");
        }
        assertThat(ask("GET /api/stream", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: cors"))
                .startsWith("HTTP/1.1 403");
        assertThat(ask("GET /api/stream", "Origin: http://evil.example")).startsWith("HTTP/1.1 403");
        assertThat(refused).containsEntry("host", 1).containsEntry("cross_site", 2);
    }

    @Test
    void aRequestThatIsTooLongIsRefused() throws IOException {
        assertThat(ask("GET /", "X: " + "x".repeat(20_000))).startsWith("HTTP/1.1 431");
        assertThat(ask("GET /api/transaction?id=" + "x".repeat(300))).startsWith("HTTP/1.1 400");
        assertThat(ask("GET /", "Content-Length: 5")).startsWith("HTTP/1.1 413");
        assertThat(refused).containsEntry("malformed", 1).containsEntry("body", 1);
    }

    @Test
    void whoSendsAByteNowAndThenIsEndedWhileOthersAreAnswered() throws IOException {
        try (Socket slow = send("GET / HTTP/1.1\r\nHost: loc")) {
            await().atMost(PATIENCE).until(() -> {
                slow.getOutputStream().write('a');
                return refused.containsKey("slow");
            });
            assertThat(ask("GET /")).startsWith("HTTP/1.1 200");
        } catch (SocketException closedBefore) {
            assertThat(refused).containsKey("slow");
        }
    }

    @Test
    void aDecisionIsShownWithItsFeaturesAndHostileTextsAsTexts() throws IOException {
        Place place = Samples.place("scores", 7, NOON);
        board.take(place, panel -> panel.score(Samples.score(3, Decision.REVIEW, 0.8, NOON), place));
        assertThat(ask("GET /api/transaction?id=t-3"))
                .startsWith("HTTP/1.1 200")
                .contains("Content-Type: application/json", "nosniff")
                .contains("\"decision\":\"REVIEW\"", "{\"name\":\"RISK\",\"value\":null}", "20.02 EUR", "\"0-7\"")
                .contains("<img src=x onerror=alert(1)>\\\"'&</script>");
    }

    @Test
    void framesComeOverAStreamThatOutlivesARequestAndNoMoreBrowsersThanAllowed() throws IOException {
        String question = "GET /api/stream HTTP/1.1\r\nHost: localhost\r\n\r\n";
        try (Socket one = send(question);
                Socket other = send(question)) {
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(one.getInputStream(), StandardCharsets.UTF_8));
            assertThat(reader.readLine()).startsWith("HTTP/1.1 200");
            await().atMost(PATIENCE).until(() -> hub.size() == 2);
            assertThat(ask("GET /api/stream")).startsWith("HTTP/1.1 503");
            Place place = Samples.place("alerts-fraud", 41, NOON);
            board.take(place, panel -> panel.alert(Samples.alert(1, NOON), place));
            long frames = 0;
            String id = "";
            String line = "";
            while (frames < 4 || !id.equals("id: alerts-fraud.0:42")) {
                line = reader.readLine();
                assertThat(line).as("the stream has ended").isNotNull();
                frames += line.startsWith("event: frame") ? 1 : 0;
                id = line.startsWith("id: ") ? line : id;
            }
            other.close();
            await().atMost(PATIENCE).until(() -> hub.size() == 1);
        }
        await().atMost(PATIENCE).until(() -> hub.size() == 0);
    }
}
