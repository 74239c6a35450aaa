package io.tidemark.console.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.embedded.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** A headless Chromium, driven by the W3C's WebDriver protocol. */
final class Browser implements AutoCloseable {

    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process driver;
    private final String base;
    private String session = "";

    private Browser(Process driver, int port) {
        this.driver = driver;
        this.base = "http://127.0.0.1:" + port;
    }

    static boolean isThere() {
        return Files.isExecutable(DRIVER) && Files.isExecutable(CHROMIUM);
    }

    static Browser start(Path log) throws IOException {
        int port = Ports.free();
        Process driver = new ProcessBuilder(DRIVER.toString(), "--port=" + port)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Browser browser = new Browser(driver, port);
        Map<String, Object> options = Map.of(
                "binary",
                CHROMIUM.toString(),
                "args",
                List.of("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"));
        Map<String, Object> wanted = Map.of(
                "browserName", "chrome", "goog:loggingPrefs", Map.of("browser", "ALL"), "goog:chromeOptions", options);
        Awaitility.await()
                .atMost(PATIENCE)
                .ignoreException(IOException.class)
                .until(() -> browser.call("GET", "/status", null).path("ready").asBoolean());
        browser.session = "/session/"
                + browser.call("POST", "/session", Map.of("capabilities", Map.of("alwaysMatch", wanted)))
                        .path("sessionId")
                        .asText();
        return browser;
    }

    void size(int width, int height) throws IOException {
        call("POST", session + "/window/rect", Map.of("width", width, "height", height));
    }

    void open(String url) throws IOException {
        call("POST", session + "/url", Map.of("url", url));
    }

    /** What a script returns. */
    JsonNode run(String script) throws IOException {
        return call("POST", session + "/execute/sync", Map.of("script", script, "args", List.of()));
    }

    /** What the page and its fetching have complained of so far. */
    JsonNode complaints() throws IOException {
        return call("POST", session + "/se/log", Map.of("type", "browser"));
    }

    void picture(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        String text = call("GET", session + "/screenshot", null).asText();
        Files.write(file, Base64.getDecoder().decode(text));
    }

    private JsonNode call(String method, String path, Map<String, ?> body) throws IOException {
        HttpRequest.BodyPublisher sent = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, sent)
                .timeout(PATIENCE)
                .build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(method + " " + path + ": " + answer.body());
            }
            return JSON.readTree(answer.body()).path("value");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            if (!session.isEmpty()) {
                call("DELETE", session, null);
            }
        } finally {
            driver.destroy();
        }
    }
}
