package io.tidemark.webhooks.meters;

import io.micrometer.core.instrument.MeterRegistry;
import io.tidemark.ops.Meters;
import io.tidemark.webhooks.deliver.Counting;
import io.tidemark.webhooks.deliver.Endpoint;
import io.tidemark.webhooks.send.Answer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what happens at the endpoints. Thread-safe. */
public final class WebhookMeters implements Counting {

    private final Meters meters;
    private final Map<String, AtomicInteger> waiting = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> disabled = new ConcurrentHashMap<>();

    /** Where it puts them. */
    public WebhookMeters(MeterRegistry registry) {
        this.meters = new Meters(registry);
    }

    /** Shows an endpoint of which nothing is known yet. */
    public void begin(Endpoint endpoint) {
        String name = endpoint.name();
        for (Answer.Kind kind : Answer.Kind.values()) {
            meters.counter(WebhookMetrics.ATTEMPTS, name, kind.name());
        }
        meters.counter(WebhookMetrics.FAILURES, name);
        meters.gauge(WebhookMetrics.WAITING, number(waiting, endpoint), AtomicInteger::get, name);
        meters.gauge(WebhookMetrics.DISABLED, number(disabled, endpoint), AtomicInteger::get, name);
    }

    @Override
    public void answered(Endpoint endpoint, Answer.Kind kind) {
        meters.counter(WebhookMetrics.ATTEMPTS, endpoint.name(), kind.name()).increment();
    }

    @Override
    public void buried(Endpoint endpoint, String cause) {
        meters.counter(WebhookMetrics.DEAD_LETTERS, endpoint.name(), cause).increment();
    }

    @Override
    public void stumbled(Endpoint endpoint) {
        meters.counter(WebhookMetrics.FAILURES, endpoint.name()).increment();
    }

    @Override
    public void waiting(Endpoint endpoint, int alerts) {
        number(waiting, endpoint).set(alerts);
    }

    @Override
    public void disabled(Endpoint endpoint) {
        number(disabled, endpoint).set(1);
    }

    private static AtomicInteger number(Map<String, AtomicInteger> of, Endpoint endpoint) {
        return of.computeIfAbsent(endpoint.name(), name -> new AtomicInteger());
    }
}
