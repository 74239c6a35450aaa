package io.tidemark.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * By sockets, since a client of any library would behave. How fast a probe is answered is measured, so {@code alone}.
 */
@Tag("alone")
@Tag("component")
class SlowClientsIT {

    private static final int CLIENTS = 50;
    /** Nobody is waited for whom the server lets wait until it gives him up, however busy the machine is. */
    private static final Duration AT_ONCE = OpsHttp.LONGEST.dividedBy(2);

    private static final String SCRAPE = "GET /metrics HTTP/1.1\r\nHost: a\r\n\r\n";

    private final OpsServer server = new OpsServer("scoring", 0);
    private final List<Socket> clients = new ArrayList<>();

    @BeforeEach
    void beReady() {
        server.readiness(Optional::empty);
    }

    @AfterEach
    void close() throws IOException {
        for (Socket client : clients) {
            client.close();
        }
        server.close();
    }

    /** Nothing, a byte, half a request, a body that is announced and does not come. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "G",
                "GET /metrics HTTP/1.1\r\nHost: a\r\n",
                "POST /health/live HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n"
            })
    void whoeverSendsNothingMoreKeepsNoProbeWaiting(String sent) throws Exception {
        for (int i = 0; i < CLIENTS; i++) {
            connect().getOutputStream().write(sent.getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(probe()).isLessThan(AT_ONCE);
    }

    @Test
    void whoeverReadsNothingKeepsNoProbeWaiting() throws Exception {
        moreThanSocketsHold(server.registry());
        for (int i = 0; i < CLIENTS; i++) {
            // Again and again, in case that one connection may ask more than once.
            connect().getOutputStream().write(SCRAPE.repeat(20).getBytes(StandardCharsets.US_ASCII));
        }
        for (int i = 0; i < 5; i++) {
            assertThat(probe()).isLessThan(AT_ONCE);
        }
    }

    @Test
    void ofTooManyTheOldestGoes() throws Exception {
        for (int i = 0; i < 3 * OpsHttp.MOST; i++) {
            connect();
        }
        assertThat(probe()).isLessThan(AT_ONCE);
        await().atMost(Duration.ofMinutes(1)).until(() -> isClosed(clients.get(0)));
        assertThat(isClosed(clients.get(clients.size() - 1))).isFalse();
    }

    @Test
    void aConnectionEndsThoughAByteComesNowAndThen() throws Exception {
        Socket client = connect();
        client.setSoTimeout(1);
        await().atMost(OpsHttp.LONGEST.plusSeconds(60))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    try {
                        client.getOutputStream().write('G');
                    } catch (IOException e) {
                        return true;
                    }
                    return isClosed(client);
                });
    }

    /** Nagle's algorithm against a delayed acknowledgement costs 40 ms each. */
    @Test
    void anAnswerIsNotHeldBack() throws Exception {
        // What is held back is so each time, what a busy machine delays is not.
        await().atMost(Duration.ofMinutes(3)).until(this::middleOfSome, middle -> middle.toMillis() < 30);
    }

    private Duration middleOfSome() throws IOException {
        List<Duration> times = new ArrayList<>();
        for (int i = 0; i < 31; i++) {
            times.add(probe());
        }
        times.sort(null);
        return times.get(15);
    }

    private static void moreThanSocketsHold(MeterRegistry registry) {
        String padding = "x".repeat(400);
        for (int i = 0; i < 12_000; i++) {
            registry.counter("heavy", "number", i + padding).increment();
        }
    }

    private Socket connect() throws IOException {
        Socket client = new Socket();
        client.setReceiveBufferSize(1_024);
        client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
        clients.add(client);
        return client;
    }

    private static boolean isClosed(Socket client) throws IOException {
        client.setSoTimeout(50);
        try {
            return client.getInputStream().read() < 0;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (java.net.SocketException e) {
            return true;
        }
    }

    /** How long readiness takes to answer a client that comes last. */
    private Duration probe() throws IOException {
        long begin = System.nanoTime();
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            client.setSoTimeout(60_000);
            client.getOutputStream()
                    .write("GET /health/ready HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            try (InputStream in = client.getInputStream()) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .startsWith("HTTP/1.1 200")
                        .contains("\"status\":\"ready\"");
            }
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
