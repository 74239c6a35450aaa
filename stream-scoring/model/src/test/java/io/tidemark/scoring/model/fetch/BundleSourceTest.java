package io.tidemark.scoring.model.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.tidemark.scoring.model.parts.RefusedBundleException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BundleSourceTest {

    private static final byte[] CONTENT = {1, 2, 3, 4};

    @TempDir
    Path dir;

    private final CountDownLatch released = new CountDownLatch(1);
    private HttpServer server;
    private String base;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        base = "http://127.0.0.1:" + server.getAddress().getPort() + "/models/";
        answer("m.zip", 200, CONTENT);
        answer("gone.zip", 404, new byte[0]);
        server.createContext("/models/moved.zip", exchange -> {
            exchange.getResponseHeaders().add("Location", "/models/m.zip");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.createContext("/models/slow.zip", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
            await(released);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        released.countDown();
        server.stop(0);
    }

    @Test
    void aFileAndAnAddressAreFetchedWhereTheyAreAllowed() throws Exception {
        Path file = Files.write(dir.resolve("m.zip"), CONTENT);
        assertThat(source(dir.toUri() + "," + base, 100).fetch(file.toUri(), sha256()))
                .isEqualTo(CONTENT);
        assertThat(source(base, 100).fetch(URI.create(base + "m.zip"), sha256()))
                .isEqualTo(CONTENT);
    }

    @Test
    void otherBytesThanThoseOfTheHashAreRefused() {
        refused(base, 100, base + "m.zip", "0".repeat(64), "has the hash");
    }

    @Test
    void whatIsLargerThanTheLimitIsRefused() throws Exception {
        Path file = Files.write(dir.resolve("m.zip"), CONTENT);
        refused(base, 3, base + "m.zip", sha256(), "4 bytes, more than the 3 allowed");
        refused(dir.toUri().toString(), 3, file.toUri().toString(), sha256(), "4 bytes, more than the 3 allowed");
    }

    @ParameterizedTest
    @CsvSource({"gone.zip, the server answers 404", "moved.zip, the server answers 302"})
    void anythingButTheBundleItselfIsRefused(String name, String why) throws Exception {
        refused(base, 100, base + name, sha256(), why);
    }

    @Test
    void aServerThatNeverEndsIsLeftAlone() {
        BundleSource source = BundleSource.from(base, 100, Duration.ofMillis(300));
        assertThatThrownBy(() -> source.fetch(URI.create(base + "slow.zip"), sha256()))
                .isInstanceOf(RefusedBundleException.class)
                .hasMessageContaining("did not come within 300 ms");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://models.example.com/other/m.zip",
                "https://models.example.com/tidemark-evil/m.zip",
                "https://models.example.com/tidemark/../other/m.zip",
                "https://models.example.com/tidemark/%2e%2e/other/m.zip",
                "https://models.example.com.evil.org/tidemark/m.zip",
                "https://models.example.com:8443/tidemark/m.zip",
                "https://me@models.example.com/tidemark/m.zip",
                "http://models.example.com/tidemark/m.zip",
                "ftp://models.example.com/tidemark/m.zip",
                "jar:file:/etc/m.zip!/x",
                "file:///etc/passwd",
                "m.zip"
            })
    void noPlaceBesideTheAllowedOneIsLookedAt(String place) {
        refused("https://models.example.com/tidemark/", 100, place, "", "not among the places that are allowed");
    }

    @Test
    void noFileOutsideIsReadByDotsOrByALink() throws Exception {
        Path inside = Files.createDirectory(dir.resolve("inside"));
        Path secret = Files.write(dir.resolve("secret"), CONTENT);
        Path link = Files.createSymbolicLink(inside.resolve("link.zip"), secret);
        String allowed = inside.toUri().toString();
        refused(allowed, 100, link.toUri().toString(), sha256(), "not among");
        refused(allowed, 100, inside.toUri() + "../secret", sha256(), "not among");
        refused(allowed, 100, inside.toUri() + "absent.zip", sha256(), "there is no such file");
        refused("", 100, secret.toUri().toString(), sha256(), "models.fetch.from is empty");
    }

    @Test
    void theCredentialInAPresignedAddressIsNotTold() {
        assertThatThrownBy(() -> source(base, 100).fetch(URI.create(base + "gone.zip?X-Amz-Signature=secret"), ""))
                .hasMessageContaining("gone.zip?...")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://x/", "http://models.example.com/", "models", "https:///x", "file://host/x"})
    void placesThatCannotBeFetchedFromAreRefusedAtTheStart(String place) {
        assertThatThrownBy(() -> source(place, 100))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(place);
    }

    private static BundleSource source(String from, long limit) {
        return BundleSource.from(from, limit, Duration.ofSeconds(10));
    }

    private static void refused(String from, long limit, String place, String sha256, String why) {
        assertThatThrownBy(() -> source(from, limit).fetch(URI.create(place), sha256))
                .isInstanceOfSatisfying(RefusedBundleException.class, e -> assertThat(e.isForNow())
                        .isTrue())
                .hasMessageContaining(why);
    }

    private void answer(String name, int status, byte[] content) {
        server.createContext("/models/" + name, exchange -> {
            exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
            exchange.getResponseBody().write(content);
            exchange.close();
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String sha256() throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(CONTENT));
    }
}
