package io.tidemark.ops;

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
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * <p>A new server is not ready until {@link #readiness} says how to find out. Clients that connect and do nothing, or
 * do not read, keep no other from its answer; each connection serves one request and ends within {@code 10 s}.
 */
public final class OpsServer implements AutoCloseable {

    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private final String process;
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final ExecutorService scrapes;
    private final OpsHttp http;
    private volatile Supplier<Optional<String>> reasonNotReady = () -> Optional.of("starting");
    private volatile Supplier<Optional<String>> progress = Optional::empty;
    private volatile Supplier<String> others = () -> "";

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
     * @throws UncheckedIOException if the address is none of this machine or the port cannot be bound; its message
     *     names them
     */
    public OpsServer(String process, OpsPlace place) {
        this.process = process;
        registry.config().commonTags(Tags.of("process", process));
        bindJvmMeters();
        // Scrapes run one at a time, apart from health: many at once keep no probe waiting.
        scrapes = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "ops-scrape-" + process);
            thread.setDaemon(true);
            return thread;
        });
        http = OpsHttp.start(process, place, new OpsPages(pages()));
    }

    private Map<String, OpsPages.Source> pages() {
        Map<String, OpsPages.Source> pages = new LinkedHashMap<>();
        pages.put("/health/live", new OpsPages.Source(this::live, Runnable::run));
        pages.put("/health/ready", new OpsPages.Source(this::ready, Runnable::run));
        pages.put("/metrics", new OpsPages.Source(this::metrics, scrapes));
        return pages;
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
        new Meters(registry)
                .gauge(OpsMetrics.READY, this, server -> server.currentReason().isEmpty() ? 1 : 0);
    }

    /** Where the process puts its own meters. */
    public MeterRegistry registry() {
        return registry;
    }

    /** The port that is served, also when 0 was asked for. */
    public int port() {
        return http.port();
    }

    /** Says from now on whether the process is ready: empty if it is, else the reason why not, in one sentence. */
    public void readiness(Supplier<Optional<String>> reason) {
        reasonNotReady = reason;
    }

    /**
     * Says from now on in both health answers, as {@code progress}, what long work the process is at; empty if at none.
     */
    public void progress(Supplier<Optional<String>> line) {
        progress = line;
    }

    /**
     * Adds metrics that another library keeps, as Prometheus reads them; none of their names may be one of
     * {@link #registry()}.
     */
    public void scrapedToo(Supplier<String> exposition) {
        others = exposition;
    }

    /** Stops serving at once. */
    @Override
    public void close() {
        http.close();
        scrapes.shutdownNow();
        collections.close();
        registry.close();
    }

    private OpsPages.Page live() {
        return OpsPages.Page.json(OK, health("up", Optional.empty()));
    }

    private OpsPages.Page ready() {
        Optional<String> reason = currentReason();
        return OpsPages.Page.json(
                reason.isEmpty() ? OK : UNAVAILABLE, health(reason.isEmpty() ? "ready" : "not_ready", reason));
    }

    private OpsPages.Page metrics() {
        return new OpsPages.Page(OK, "text/plain; version=0.0.4; charset=utf-8", registry.scrape() + others.get());
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
}
