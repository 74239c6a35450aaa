package io.tidemark.subscriber;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** What stands where the registry should: it says wrong things at first, and then what the registry says. */
final class WrongRegistry implements AutoCloseable {

    private static final String PAGE = "<html>Not here</html>";

    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI registry;
    private final AtomicInteger asked = new AtomicInteger();

    WrongRegistry(URI registry) throws IOException {
        this.registry = registry;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + registry.getPath();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (asked.getAndIncrement()) {
                case 0 -> say(exchange, 404, PAGE);
                case 1 -> say(exchange, 404, "{\"error_code\":404,\"message\":\"HTTP 404 Not Found\"}");
                case 2 -> say(exchange, 200, PAGE);
                default -> {
                    HttpResponse<String> real = client.send(
                            HttpRequest.newBuilder(registry.resolve(exchange.getRequestURI()))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
                    say(exchange, real.statusCode(), real.body());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
