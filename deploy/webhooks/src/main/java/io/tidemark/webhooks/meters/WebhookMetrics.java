package io.tidemark.webhooks.meters;

import io.tidemark.metrics.Label;
import io.tidemark.metrics.Metric;
import io.tidemark.metrics.Metrics;
import java.util.List;

/** The metrics of the webhooks. */
public final class WebhookMetrics {

    private static final String WEBHOOKS = "tidemark.webhooks.";
    private static final Label ENDPOINT = new Label("endpoint", "its name in the settings", 100);

    static final Metric ATTEMPTS = Metric.counter(
                    WEBHOOKS + "attempts",
                    "requests to an endpoint, by what became of them",
                    "Does the endpoint take alerts?")
            .by(ENDPOINT, new Label("outcome", "DELIVERED, GONE, REJECTED, TIMED_OUT, UNREACHABLE, REFUSED", 8));
    static final Metric DEAD_LETTERS = Metric.counter(
                    WEBHOOKS + "dead.letters",
                    "alerts that an endpoint did not take in their time, and records that are no alerts",
                    "What was an endpoint not told?")
            .by(ENDPOINT, new Label("cause", "a stable code", 60));
    static final Metric WAITING = Metric.gauge(
                    WEBHOOKS + "waiting", "alerts that are read and not taken yet", "Is an endpoint behind?")
            .by(ENDPOINT);
    static final Metric DISABLED = Metric.gauge(
                    WEBHOOKS + "disabled",
                    "1 if the endpoint answered 410 and is told no more",
                    "Has an endpoint left?")
            .by(ENDPOINT);
    static final Metric FAILURES = Metric.counter(
                    WEBHOOKS + "failures",
                    "times that telling an endpoint began anew after a failure of the log or the registry",
                    "Do the webhooks stumble?")
            .by(ENDPOINT);

    /** All of them. */
    public static final Metrics ALL =
            new Metrics("webhooks", "", List.of(ATTEMPTS, DEAD_LETTERS, WAITING, DISABLED, FAILURES));

    private WebhookMetrics() {}
}
