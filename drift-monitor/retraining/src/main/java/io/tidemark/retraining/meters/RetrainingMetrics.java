package io.tidemark.retraining.meters;

import io.tidemark.metrics.Label;
import io.tidemark.metrics.Metric;
import io.tidemark.metrics.Metrics;
import java.util.List;

/** The metrics of the retraining service. */
public final class RetrainingMetrics {

    private static final Label OUTCOME = new Label("outcome", "promoted, kept_back, refused", 3);

    static final Metric RETRAININGS = Metric.counter(
                    "tidemark.retrainings",
                    "retrainings that were answered, when that was committed; promoted means proposed to the rollout",
                    "What comes of retrainings?")
            .by(OUTCOME);
    static final Metric PHASE = Metric.gauge(
                    "tidemark.retraining.phase",
                    "1 for what the service is at, 0 for all else; `/health/ready` says it in words",
                    "Is a training under way, and does a request wait?")
            .by(new Label("phase", "starting, idle, waiting, training, unreachable", Phase.values().length));
    static final Metric PHASE_SINCE = Metric.gauge(
                    "tidemark.retraining.phase.since", "when that began", "How long has it been at it?")
            .in("timestamp_seconds");
    static final Metric QUEUE = Metric.gauge(
            "tidemark.retraining.requests.waiting",
            "requests that are not answered yet",
            "Does anybody wait for a model?");
    static final Metric LAST_END = Metric.gauge(
                    "tidemark.retraining.last.end",
                    "when the last retraining of this outcome was answered, since the start",
                    "When did a retraining last succeed?")
            .in("timestamp_seconds")
            .by(OUTCOME);
    static final Metric DEAD_LETTERS = Metric.counter(
                    "tidemark.retraining.dead.letters",
                    "requests that could not be read or meant",
                    "What is buried, and why?")
            .by(new Label("cause", "a stable code", 60));
    static final Metric FAILURES = Metric.counter(
                    "tidemark.retraining.failures",
                    "times that the service began anew after a failure",
                    "Can Kafka and the registry be reached?")
            .by(new Label("cause", "registry, kafka", 2));

    /** All of them. */
    public static final Metrics ALL = new Metrics(
            "retraining", "", List.of(RETRAININGS, PHASE, PHASE_SINCE, QUEUE, LAST_END, DEAD_LETTERS, FAILURES));

    private RetrainingMetrics() {}
}
