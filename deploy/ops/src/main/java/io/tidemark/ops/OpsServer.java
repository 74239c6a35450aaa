package io.tidemark.ops;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Health and metrics of one process, on the loopback address unless told otherwise.
 *
 * <ul>
 *   <li>{@code /health/live}: 200 as long as the process answers at all.
 *   <li>{@code /health/ready}: 200 when it does its work, else 503 with the reason; both in JSON.
 *   <li>{@code /metrics}: Prometheus text; every meter carries the tag {@code process}.
 * </ul>
 *
 * <p>A new server is not ready until {@link #readiness} says how to find out.
 */
public final class OpsServer implements AutoCloseable {

    private final String process;
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final ExecutorService threads;
    private final HttpServer server;
    private volatile Supplier<Optional<String>> reasonNotReady = () -> Optional.of("starting");
    private volatile Supplier<Optional<String>> progress = Optional::empty;

    /**
     * Starts serving.
     *
     * @param process the name of the process, e.g. {@code scoring}
     * @param port the port on the loopback address; 0 takes a free one
     * @throws UncheckedIOException if the port cannot be bound; its message names the port
     */
    public OpsServer(String process, int port) {
        this(process, OpsPlace.loopback(port));
    }

    /**
     * Starts serving.
     *
     * @param process the name of the process, e.g. {@code scoring}
     * @throws UncheckedIOException if the address is none of this machine or the port cannot be bound; its message names them
     */
    public OpsServer(String process, OpsPlace place) {
        this.process = process;
        registry.config().commonTags(Tags.of("process", process));
        bindJvmMeters();
        server = bind(process, place);
        threads = Executors.newFixedThreadPool(2, task -> {
            Thread thread = new Thread(task, "ops-" + process);
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/health/live", exchange -> answer(exchange, 200, health("up", Optional.empty())));
        server.createContext("/health/ready", this::ready);
        server.createContext("/metrics", this::metrics);
        server.start();
    }

    private static HttpServer bind(String process, OpsPlace place) {
        InetAddress address = address(place.address());
        try {
            return HttpServer.create(new InetSocketAddress(address, place.port()), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the ops port " + place.port() + " of " + process + " cannot be bound (" + e.getMessage()
                            + "); choose another with " + OpsKeys.PORT,
                    e);
        }
    }

    private static InetAddress address(String text) {
        try {
            InetAddress address = InetAddress.getByName(text);
            if (address.isAnyLocalAddress() || NetworkInterface.getByInetAddress(address) != null) {
                return address;
            }
            throw new SocketException("it belongs to another machine");
        } catch (IOException e) {
            throw new UncheckedIOException(
                    OpsKeys.ADDRESS + " is \"" + text
                            + "\", which is no address of this machine; write one of its own, or 0.0.0.0 for all of"
                            + " them",
                    e);
        }
    }

    private void bindJvmMeters() {
        List<MeterBinder> binders = List.of(
                new ClassLoaderMetrics(),
                new JvmMemoryMetrics(),
                new JvmThreadMetrics(),
                new ProcessorMetrics(),
                new UptimeMetrics(),
                collections);
        binders.forEach(binder -> binder.bindTo(registry));
    }

    /** Where the process puts its own meters. */
    public MeterRegistry registry() {
        return registry;
    }

    /** The port that is served, also when 0 was asked for. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Says from now on whether the process is ready: empty if it is, else the reason why not, in one sentence. */
    public void readiness(Supplier<Optional<String>> reason) {
        reasonNotReady = reason;
    }

    /** Says from now on in both health answers, as {@code progress}, what long work the process is at; empty if at none. */
    public void progress(Supplier<Optional<String>> line) {
        progress = line;
    }

    /** Stops serving at once. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        collections.close();
        registry.close();
    }

    private void ready(HttpExchange exchange) throws IOException {
        Optional<String> reason = currentReason();
        answer(exchange, reason.isEmpty() ? 200 : 503, health(reason.isEmpty() ? "ready" : "not_ready", reason));
    }

    private Optional<String> currentReason() {
        try {
            return reasonNotReady.get();
        } catch (RuntimeException e) {
            // A check that fails is an answer: the process cannot tell that it is ready.
            return Optional.of("the readiness check failed: " + e);
        }
    }

    private String health(String status, Optional<String> reason) {
        return "{\"process\":" + Json.quote(process) + ",\"status\":" + Json.quote(status)
                + reason.map(r -> ",\"reason\":" + Json.quote(r)).orElse("")
                + progress.get()
                        .map(line -> ",\"progress\":" + Json.quote(line))
                        .orElse("") + "}\n";
    }

    private void metrics(HttpExchange exchange) throws IOException {
        answer(exchange, 200, registry.scrape(), "text/plain; version=0.0.4; charset=utf-8");
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        answer(exchange, status, json, "application/json");
    }

    private static void answer(HttpExchange exchange, int status, String body, String type) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
