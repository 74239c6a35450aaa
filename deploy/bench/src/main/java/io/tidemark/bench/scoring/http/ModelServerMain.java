package io.tidemark.bench.scoring.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tidemark.scoring.model.engine.ScoringEngine;
import io.tidemark.scoring.model.forest.CompiledForestFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;

/**
 * Serves a model on the loopback address. The arguments are the port, the model's file and its format. It scores by the
 * compiled forest, so that what is seen beside it is the way and not the library.
 */
public final class ModelServerMain {

    private static final int THREADS = 8;

    private ModelServerMain() {}

    public static void main(String[] words) throws IOException {
        // Answers would wait for the client's acknowledgement otherwise.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        ScoringEngine engine = new CompiledForestFactory().create(Files.readAllBytes(Path.of(words[1])), words[2]);
        HttpServer server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(words[0])), 0);
        server.setExecutor(Executors.newFixedThreadPool(THREADS));
        server.createContext("/health", exchange -> answer(exchange, new byte[] {'o', 'k'}));
        server.createContext("/score", exchange -> {
            float margin = engine.margin(RowJson.row(exchange.getRequestBody()));
            answer(exchange, RowJson.response(margin, engine.score(margin)));
        });
        server.start();
    }

    private static void answer(HttpExchange exchange, byte[] body) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(200, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }
}
