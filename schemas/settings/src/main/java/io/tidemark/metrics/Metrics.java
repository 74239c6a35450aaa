package io.tidemark.metrics;

import java.util.List;

/**
 * The metrics of one process.
 *
 * @param process as its settings are called
 * @param says what all of them have in common, in a sentence or two
 */
public record Metrics(String process, String says, List<Metric> metrics) {

    public Metrics {
        metrics = List.copyOf(metrics);
        long names = metrics.stream().map(Metric::exposed).distinct().count();
        if (names != metrics.size()) {
            throw new IllegalArgumentException("two metrics of " + process + " have one name");
        }
    }
}
