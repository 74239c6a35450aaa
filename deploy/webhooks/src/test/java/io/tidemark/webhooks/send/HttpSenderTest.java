package io.tidemark.webhooks.send;

import static io.tidemark.webhooks.send.ScriptedEndpoint.HALF;
import static io.tidemark.webhooks.send.ScriptedEndpoint.HANG;
import static io.tidemark.webhooks.send.ScriptedEndpoint.LIE;
import static io.tidemark.webhooks.send.ScriptedEndpoint.LONG_LIE;
import static io.tidemark.webhooks.send.ScriptedEndpoint.NOISE;
import static io.tidemark.webhooks.send.ScriptedEndpoint.SLAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.webhooks.send.ScriptedEndpoint.Reply;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSenderTest {

    private static final byte[] BODY = "{\"type\":\"alert.fraud\"}".getBytes(StandardCharsets.UTF_8);
    private static final String NAME = "hooks.example.test";
    private static final String PASSWORD = "changeit";
    private static final Hosts INSIDE = new Hosts(List.of(NAME), List.of(NAME), List.of(NAME));
    private static final Hosts.Resolver HERE = host -> new InetAddress[] {InetAddress.getByName("127.0.0.1")};
    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-11-30T12:00:00Z"));

    @TempDir
    Path dir;

    private static HttpSender sender(
            String scheme, String host, int port, Hosts hosts, Hosts.Resolver resolver, Optional<KeyStore> trusted) {
        return new HttpSender(
                URI.create(scheme + "://" + host + ":" + port + "/hook?to=us"),
                hosts,
                resolver,
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                trusted,
                NOON);
    }

    private static Answer send(HttpSender sender) throws Exception {
        return sender.send("alert_fraud_0-1", 1_764_500_000, "v1,c2ln", BODY).get(2, TimeUnit.MINUTES);
    }

    private static Answer answer(Reply reply) throws Exception {
        try (ScriptedEndpoint endpoint = new ScriptedEndpoint(request -> reply);
                HttpSender sender = sender("http", NAME, endpoint.port(), INSIDE, HERE, Optional.empty())) {
            return send(sender);
        }
    }

    @Test
    void theRequestGoesToTheAddressThatWasLookedAtUnderTheNameOfTheHost() throws Exception {
        try (ScriptedEndpoint endpoint = new ScriptedEndpoint(request -> Reply.status(200));
                HttpSender sender = sender("http", NAME, endpoint.port(), INSIDE, HERE, Optional.empty())) {
            assertThat(send(sender).kind()).isEqualTo(Answer.Kind.DELIVERED);
            ScriptedEndpoint.Request request = endpoint.requests().get(0);
            assertThat(request.line()).isEqualTo("POST /hook?to=us HTTP/1.1");
            assertThat(request.headers())
                    .containsEntry("host", NAME + ":" + endpoint.port())
                    .containsEntry("content-type", "application/json")
                    .containsEntry("webhook-id", "alert_fraud_0-1")
                    .containsEntry("webhook-timestamp", "1764500000")
                    .containsEntry("webhook-signature", "v1,c2ln");
            assertThat(request.body()).isEqualTo(BODY);
        }
    }

    @Test
    void statusesMeanWhatTheSpecificationSays() throws Exception {
        assertThat(answer(Reply.status(200)).kind()).isEqualTo(Answer.Kind.DELIVERED);
        assertThat(answer(Reply.status(299)).kind()).isEqualTo(Answer.Kind.DELIVERED);
        assertThat(answer(Reply.status(410)).kind()).isEqualTo(Answer.Kind.GONE);
        for (int status : List.of(400, 401, 404, 429, 500, 503)) {
            assertThat(answer(Reply.status(status)).kind()).isEqualTo(Answer.Kind.REJECTED);
        }
        assertThat(answer(Reply.status(503, "Retry-After: 120")).retryAfter()).contains(Duration.ofMinutes(2));
        assertThat(answer(Reply.status(429, "Retry-After: Mon, 30 Nov 2026 12:00:30 GMT"))
                        .retryAfter())
                .contains(Duration.ofSeconds(30));
    }

    @Test
    void noRedirectIsFollowed() throws Exception {
        try (ScriptedEndpoint inside = new ScriptedEndpoint(request -> Reply.status(200))) {
            for (int status : List.of(301, 302, 303, 307, 308)) {
                Answer answer = answer(Reply.status(status, "Location: http://127.0.0.1:" + inside.port() + "/admin"));
                assertThat(answer.kind()).isEqualTo(Answer.Kind.REJECTED);
                assertThat(answer.says()).isEqualTo("it answered " + status + ", and no redirect is followed");
            }
            assertThat(inside.requests()).isEmpty();
        }
    }

    @Test
    void whatIsNoWholeAnswerInTimeIsNone() throws Exception {
        assertThat(answer(HANG).kind()).isEqualTo(Answer.Kind.TIMED_OUT);
        assertThat(answer(LONG_LIE).kind()).isEqualTo(Answer.Kind.TIMED_OUT);
        for (Reply reply : List.of(SLAM, HALF, LIE, NOISE)) {
            Answer answer = answer(reply);
            assertThat(answer.kind()).isEqualTo(Answer.Kind.UNREACHABLE);
            assertThat(answer.says()).as("nothing that a stranger wrote").matches("the connection failed \\(\\w+\\)");
        }
    }

    /** The name leads outside when it is looked at and inside when it is called: DNS rebinding. */
    @Test
    void aNameThatLeadsElsewhereAMomentLaterIsCalledAtTheAddressThatWasLookedAt() throws Exception {
        // Java itself knows it too, and leads inwards: a client that is given the name would get here by itself.
        String rebound = "localhost";
        Hosts outside = new Hosts(List.of(rebound), List.of(), List.of(rebound));
        AtomicInteger looked = new AtomicInteger();
        Hosts.Resolver turning = host -> new InetAddress[] {
            // Global unicast that nobody has been given, so that nobody is called.
            InetAddress.getByName(looked.incrementAndGet() == 1 ? "3ffe::1" : "127.0.0.1")
        };
        try (ScriptedEndpoint inside = new ScriptedEndpoint(request -> Reply.status(200));
                HttpSender sender = sender("http", rebound, inside.port(), outside, turning, Optional.empty())) {
            assertThat(send(sender).kind()).isIn(Answer.Kind.UNREACHABLE, Answer.Kind.TIMED_OUT);
            assertThat(looked).as("one look").hasValue(1);
            Answer next = send(sender);
            assertThat(next.kind()).as("looked at anew for the next request").isEqualTo(Answer.Kind.REFUSED);
            assertThat(next.says()).contains("which is no public address");
            assertThat(inside.requests()).isEmpty();
        }
    }

    @Test
    void aHostThatIsNotAllowedIsNeverLookedUp() throws Exception {
        Hosts none = new Hosts(List.of(), List.of(), List.of());
        Hosts.Resolver never = host -> {
            throw new AssertionError("looked up " + host);
        };
        try (HttpSender sender = sender("https", NAME, 443, none, never, Optional.empty())) {
            assertThat(send(sender).kind()).isEqualTo(Answer.Kind.REFUSED);
        }
    }

    private Answer.Kind toOneWithACertificate(String of) throws Exception {
        KeyStore store = certified(of);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        try (ScriptedEndpoint endpoint =
                        new ScriptedEndpoint(tls.getServerSocketFactory(), request -> Reply.status(200));
                HttpSender sender = sender("https", NAME, endpoint.port(), INSIDE, HERE, Optional.of(store))) {
            Answer.Kind kind = send(sender).kind();
            assertThat(endpoint.requests()).hasSize(kind == Answer.Kind.DELIVERED ? 1 : 0);
            return kind;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dns:" + NAME, "dns:HOOKS.Example.test", "dns:*.example.test", "ip:127.0.0.1,dns:" + NAME})
    void aCertificateThatNamesTheHostIsTakenThoughTheAddressIsCalled(String of) throws Exception {
        assertThat(toOneWithACertificate(of)).isEqualTo(Answer.Kind.DELIVERED);
    }

    /** Whoever has one for the address, and not for the name, is somebody else at that address. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ip:127.0.0.1",
                "dns:other.example.test",
                "ip:127.0.0.1,dns:other.example.test",
                "ip:127.0.0.1,dns:*.hooks.example.test",
                "ip:127.0.0.1,dns:*.test",
                "ip:127.0.0.1,uri:https://hooks.example.test"
            })
    void aCertificateThatDoesNotNameTheHostIsNotTakenThoughItNamesTheAddress(String of) throws Exception {
        assertThat(toOneWithACertificate(of)).isEqualTo(Answer.Kind.UNREACHABLE);
    }

    /** A certificate of these names, which is trusted too. */
    private KeyStore certified(String names) throws Exception {
        Path file = dir.resolve("one.p12");
        Process made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=one",
                        "-ext",
                        "san=" + names,
                        "-alias",
                        "one",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(made.waitFor()).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }
}
